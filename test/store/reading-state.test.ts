import assert from 'node:assert/strict';
import {chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import {after, test} from 'node:test';
import {readConfig} from '../../source/store/config.ts';
import {noReadingState, openReadingState} from '../../source/store/reading-state.ts';

const root = mkdtempSync(path.join(os.tmpdir(), 'celeb-reader-'));
after(() => rmSync(root, {recursive: true, force: true}));

let folders = 0;
const makeFolder = (): string => path.join(mkdtempSync(path.join(root, `${++folders}-`)), 'state');
const fileIn = (folder: string): string => path.join(folder, 'reading.json');
const now = () => Date.UTC(2026, 0, 2);

function makeState(text: string): string {
	const folder = mkdtempSync(path.join(root, `${++folders}-`));
	writeFileSync(fileIn(folder), text);
	return folder;
}

test('a mark is there at once, and in the next run', async () => {
	const folder = makeFolder();
	const post = path.join(root, 'post.md');
	writeFileSync(post, 'x');
	const state = openReadingState(folder, now);
	assert.equal(state.isRead(post), false);
	assert.equal(await state.markRead(post), null);
	assert.equal(state.isRead(post), true);
	assert.equal(openReadingState(folder, now).isRead(post), true);
	assert.match(readFileSync(fileIn(folder), 'utf8'), /"version":1.*2026-01-02T00:00:00.000Z/);
});

test('a post is known by its real path', {skip: process.platform === 'win32'}, async () => {
	const folder = makeFolder();
	const post = path.join(root, 'real.md');
	const link = path.join(root, 'link.md');
	writeFileSync(post, 'x');
	symlinkSync(post, link);
	await openReadingState(folder, now).markRead(link);
	assert.equal(openReadingState(folder, now).isRead(post), true);
});

test('two copies that run at once lose no mark of each other', async () => {
	const folder = makeFolder();
	const [a, b] = [openReadingState(folder, now), openReadingState(folder, now)];
	await a.markRead('a.md');
	await b.markRead('b.md');
	await a.markRead('c.md');
	const later = openReadingState(folder, now);
	assert.deepEqual(['a.md', 'b.md', 'c.md', 'd.md'].map(later.isRead), [true, true, true, false]);
});

for (const text of ['{"version":1,"posts":', '[]', 'null', '{"posts":{}}', '{"version":1,"posts":3}']) {
	test(`a damaged file is set aside and told: ${text}`, async () => {
		const folder = makeState(text);
		const state = openReadingState(folder, now);
		assert.match(state.notice ?? '', /damaged/);
		assert.equal(await state.markRead('a.md'), null);
		const [aside] = readdirSync(folder).filter(name => name.includes('damaged'));
		assert.equal(readFileSync(path.join(folder, aside ?? ''), 'utf8'), text);
		assert.equal(openReadingState(folder, now).isRead('a.md'), true);
	});
}

test('a file of a newer version is left alone', async () => {
	const text = '{"version":2,"posts":{}}';
	const folder = makeState(text);
	const state = openReadingState(folder, now);
	assert.match(state.notice ?? '', /newer version/);
	assert.match((await state.toggleBookmark('/posts/a.md')).notice ?? '', /nothing is kept/);
	await state.markRead('a.md');
	assert.equal(readFileSync(fileIn(folder), 'utf8'), text);
});

test('a bookmark is set, kept, and taken away again, beside what was read', async () => {
	const folder = makeState('{"version":1,"posts":{}}');
	const state = openReadingState(folder, now);
	await state.markRead('a.md');
	assert.deepEqual(await state.toggleBookmark('a.md'), {isSet: true, notice: null});
	assert.equal(openReadingState(folder, now).isBookmarked('a.md'), true);
	assert.deepEqual(await state.toggleBookmark('a.md'), {isSet: false, notice: null});
	const later = openReadingState(folder, now);
	assert.deepEqual([later.isBookmarked('a.md'), later.isRead('a.md')], [false, true]);
});

test('marks of a form that is not ours are passed over', () => {
	const state = openReadingState(
		makeState('{"version":1,"posts":{"/a":3,"/b":{"read":1},"/c":{"bookmarked":true}}}'),
		now,
	);
	assert.deepEqual(
		[state.notice, state.isRead('/a'), state.isRead('/b'), state.isBookmarked('/c')],
		[null, false, false, true],
	);
});

test('a folder that cannot be written is told with the reason', async t => {
	if (process.getuid?.() === 0 || process.platform === 'win32') {
		// Nothing is read-only for the superuser; a file in the folder's place is, for everyone.
		const blocked = path.join(root, 'blocked');
		writeFileSync(blocked, '');
		assert.match((await openReadingState(path.join(blocked, 'state'), now).markRead('a.md')) ?? '', /cannot be kept/);
		return;
	}
	const folder = mkdtempSync(path.join(root, 'locked-'));
	chmodSync(folder, 0o500);
	t.after(() => chmodSync(folder, 0o700));
	assert.match((await openReadingState(path.join(folder, 'state'), now).markRead('a.md')) ?? '', /cannot be kept/);
});

test('without a state nothing is read and nothing is kept', async () => {
	assert.equal(await noReadingState.markRead('a.md'), null);
	assert.equal(noReadingState.isRead('a.md'), false);
});

test('the settings file is read, and its absence is no matter', () => {
	const file = path.join(root, 'config.json');
	writeFileSync(file, '{"width": 60}');
	assert.deepEqual(
		readConfig(file, values => values),
		{settings: {width: 60}, notice: null},
	);
	assert.deepEqual(
		readConfig(path.join(root, 'none.json'), values => values),
		{settings: {}, notice: null},
	);
});

test('what is wrong in the settings file is told, and nothing of it used', () => {
	const file = path.join(root, 'wrong.json');
	writeFileSync(file, '{"width": 6}');
	const refuse = () => {
		throw new Error('“width” takes more');
	};
	const {settings, notice} = readConfig(file, refuse);
	assert.deepEqual(settings, {});
	assert.match(notice ?? '', /wrong\.json: “width” takes more/);
});
