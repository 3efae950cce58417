import assert from 'node:assert/strict';
import {
	appendFileSync,
	chmodSync,
	mkdirSync,
	mkdtempSync,
	readdirSync,
	readFileSync,
	realpathSync,
	renameSync,
	rmSync,
	writeFileSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import {after, test} from 'node:test';
import {setFlagsFromString} from 'node:v8';
import {runInNewContext} from 'node:vm';
import type {ListMemory, SavedPlace} from '../../source/posts/marks.ts';
import {HEADER} from '../../source/store/journal-file.ts';
import {homelessReadingState, type Known, noReadingState, openReadingState} from '../../source/store/reading-state.ts';

const root = realpathSync(mkdtempSync(path.join(os.tmpdir(), 'celeb-reader-')));
after(() => rmSync(root, {recursive: true, force: true}));

const makeFolder = (): string => mkdtempSync(path.join(root, 'folder-'));
const fileIn = (folder: string): string => path.join(folder, 'reading.jsonl');
const now = () => Date.UTC(2026, 0, 2);
const open = (folder: string, clock = now) => openReadingState(folder, clock);

let identities = 1;
const post = (name: string, identity = ++identities): Known => ({path: path.resolve('/nowhere', name), identity});
const place = (section: number, percent = 10): SavedPlace => ({section, at: 3, words: 'and so it went on', percent});
const [a, b, c] = [post('a.md'), post('b.md'), post('c.md')];

function makeState(text: string): string {
	const folder = makeFolder();
	writeFileSync(fileIn(folder), text);
	return folder;
}

/** Posts that are there, as files. */
function makePost(folder: string, name: string, identity = ++identities): Known {
	writeFileSync(path.join(folder, name), name);
	return {path: path.join(folder, name), identity};
}

test('a mark is there at once, and in the next run', () => {
	const folder = path.join(makeFolder(), 'state');
	const state = open(folder);
	assert.equal(state.markOf(a), null);
	assert.equal(state.setRead(a, true), null);
	assert.equal(state.setBookmarked(b, true), null);
	assert.equal(state.savePlace(c, place(4, 35)), null);
	for (const each of [state, open(folder)]) {
		assert.deepEqual(Object.fromEntries(each.marksOf([a, b, c, post('d.md')])), {
			[a.path]: {isRead: true, isBookmarked: false, percent: null},
			[b.path]: {isRead: false, isBookmarked: true, percent: null},
			[c.path]: {isRead: false, isBookmarked: false, percent: 35},
		});
		assert.deepEqual(each.placeOf(c), place(4, 35));
		assert.equal(each.placeOf(a), null);
	}
});

test('marks are taken away again, and what was never set is no mark', () => {
	const folder = makeFolder();
	const state = open(folder);
	state.setRead(a, false);
	assert.deepEqual(readdirSync(folder), []);
	state.setRead(a, true);
	state.setBookmarked(a, true);
	state.setRead(a, false);
	assert.deepEqual(open(folder).markOf(a), {isRead: false, isBookmarked: true, percent: null});
	state.setBookmarked(a, false);
	assert.equal(open(folder).markOf(a), null);
	assert.equal(open(folder).marksOf([a]).size, 0);
});

test('no file is read before the first question, and none is made by questions', () => {
	const folder = makeState('damaged\n');
	const state = open(folder);
	assert.equal(state.refresh(), false);
	assert.equal(state.notice, null);
	assert.deepEqual(readdirSync(folder), ['reading.jsonl']);
	const empty = path.join(makeFolder(), 'state');
	const other = open(empty);
	other.marksOf([a]);
	other.lastArticle();
	assert.throws(() => readdirSync(empty), /ENOENT/);
});

test('nothing is written twice', () => {
	const folder = makeFolder();
	const state = open(folder);
	const keep = () => {
		state.setRead(a, true);
		state.setBookmarked(a, true);
		state.savePlace(a, place(1));
		state.saveList('/nowhere', {order: 'title', tab: 'unread', isCompact: true, chosen: a.path});
		state.marksOf([a]);
	};
	keep();
	const text = readFileSync(fileIn(folder), 'utf8');
	keep();
	assert.equal(readFileSync(fileIn(folder), 'utf8'), text);
});

test('what other copies keep is news once', () => {
	const folder = makeFolder();
	const [one, other] = [open(folder), open(folder)];
	one.markOf(a);
	other.setRead(a, true);
	assert.equal(one.refresh(), true);
	assert.equal(one.refresh(), false);
	assert.equal(one.markOf(a)?.isRead, true);
	one.setRead(b, true);
	assert.equal(one.refresh(), false);
	one.setRead(a, false);
	other.refresh();
	assert.deepEqual([other.markOf(a), other.markOf(b)?.isRead], [null, true]);
});

test('what was done last counts, whatever the clock says', () => {
	const folder = makeFolder();
	open(folder, () => Date.UTC(2030, 0, 1)).setRead(a, true);
	open(folder, () => Date.UTC(2020, 0, 1)).savePlace(b, place(1));
	open(folder, () => Date.UTC(2019, 0, 1)).setRead(a, false);
	assert.equal(open(folder).markOf(a), null);
});

test('of what two copies did, the later counts, in whatever order it came into the file', () => {
	const line = (ms: number, isRead: boolean) =>
		JSON.stringify({post: a.path, identity: a.identity, read: [ms, isRead]});
	const read = (...lines: string[]) => open(makeState(`${[HEADER, ...lines].join('\n')}\n`)).markOf(a)?.isRead ?? false;
	assert.equal(read(line(5, true), line(4, false)), true);
	assert.equal(read(line(4, false), line(5, true)), true);
	assert.equal(read(line(5, true), line(5, false)), false);
	assert.equal(read(line(5, false), line(5, true)), true);
});

test('the article that was opened last and is still there', () => {
	const folder = makeFolder();
	const posts = makeFolder();
	const [first, second] = [makePost(posts, 'first.md'), makePost(posts, 'second.md')];
	const state = open(folder);
	assert.equal(state.lastArticle(), null);
	state.savePlace(first, place(0));
	state.savePlace(second, place(0));
	assert.equal(state.lastArticle(), second.path);
	state.savePlace(first, place(0));
	assert.equal(state.lastArticle(), first.path);
	state.setRead(second, true);
	assert.equal(open(folder).lastArticle(), first.path);
	rmSync(first.path);
	assert.equal(open(folder).lastArticle(), second.path);
});

test('how a list was left', () => {
	const folder = makeFolder();
	const memory: ListMemory = {order: 'oldest', tab: 'bookmarks', isCompact: false, chosen: '/nowhere/ä.md'};
	assert.equal(open(folder).saveList('/nowhere', memory), null);
	const later = open(folder);
	assert.deepEqual(later.listOf('/nowhere'), memory);
	assert.equal(later.listOf('/elsewhere'), null);
	later.saveList('/nowhere', {...memory, chosen: null});
	assert.deepEqual(open(folder).listOf('/nowhere'), {...memory, chosen: null});
	for (const [length, left] of [
		[10_000, memory],
		[10_001, null],
	] as const) {
		const source = 'x'.repeat(length);
		assert.equal(later.saveList(source, memory), null);
		assert.deepEqual(later.listOf(source), left);
	}
});

test('a post that was renamed keeps its marks, and keeps them when it gets its name back', () => {
	const [folder, posts] = [makeFolder(), makeFolder()];
	const before = makePost(posts, 'before.md');
	const state = open(folder);
	state.setRead(before, true);
	state.savePlace(before, place(3));
	const renamed = {path: path.join(posts, 'after.md'), identity: before.identity};
	renameSync(before.path, renamed.path);
	assert.deepEqual(open(folder).marksOf([renamed]).get(renamed.path), {isRead: true, isBookmarked: false, percent: 10});
	const later = open(folder);
	assert.deepEqual(later.placeOf(renamed), place(3));
	assert.equal(later.lastArticle(), renamed.path);
	later.setBookmarked(renamed, true);
	renameSync(renamed.path, before.path);
	assert.equal(open(folder).markOf(before)?.isBookmarked, true);
});

test('a post that was edited and then renamed keeps its marks', () => {
	const [folder, posts] = [makeFolder(), makeFolder()];
	const before = makePost(posts, 'before.md');
	open(folder).setRead(before, true);
	const edited = {...before, identity: ++identities};
	assert.equal(open(folder).marksOf([edited]).size, 1);
	const renamed = {path: path.join(posts, 'after.md'), identity: edited.identity};
	renameSync(before.path, renamed.path);
	assert.equal(open(folder).markOf(renamed)?.isRead, true);
});

test('a copy beside the original has no mark of its own, and of many copies one is the renamed post', () => {
	const [folder, posts] = [makeFolder(), makeFolder()];
	const original = makePost(posts, 'original.md');
	const copies = ['x.md', 'y.md', 'z.md'].map(name => makePost(posts, name, original.identity));
	open(folder).setRead(original, true);
	const all = [...copies, original];
	assert.deepEqual([...open(folder).marksOf(all).keys()], [original.path]);
	rmSync(original.path);
	assert.deepEqual([...open(folder).marksOf(copies).keys()], [copies[0]?.path]);
	assert.deepEqual([...open(folder).marksOf(copies).keys()], [copies[0]?.path]);
});

const damaged = ['{"version":1,"posts":', '[]', 'null\n', '{"posts":{}}\n', '\u0001\u0002', `${HEADER}\nrubbish\n`];
for (const text of damaged) {
	test(`a damaged file is kept under another name, and told once: ${JSON.stringify(text)}`, async () => {
		const folder = makeState(text);
		const state = open(folder);
		assert.equal(state.markOf(a), null);
		assert.match(state.notice ?? '', /was damaged/);
		assert.equal(state.setRead(a, true), null);
		await state.settle();
		const [aside] = readdirSync(folder).filter(name => name.includes('damaged'));
		assert.equal(readFileSync(path.join(folder, aside ?? ''), 'utf8'), text);
		const later = open(folder);
		assert.equal(later.markOf(a)?.isRead, true);
		assert.equal(later.notice, null);
	});
}

test('of a damaged file everything counts that can be read', async () => {
	const folder = makeFolder();
	const state = open(folder);
	for (const each of [a, b, c]) state.setRead(each, true);
	await state.settle();
	const text = readFileSync(fileIn(folder), 'utf8');
	writeFileSync(fileIn(folder), text.replace(HEADER, 'HEADER').replace(/"post":"[^"]*b\.md"/, '"pos'));
	const later = open(folder);
	assert.deepEqual([...later.marksOf([a, b, c]).keys()], [a.path, c.path]);
	assert.match(later.notice ?? '', /was damaged/);
	later.setBookmarked(b, true);
	await later.settle();
	const last = open(folder);
	assert.deepEqual([...last.marksOf([a, b, c]).keys()], [a.path, b.path, c.path]);
	assert.equal(last.notice, null);
});

test('a place that is none is not taken', () => {
	for (const facts of ['0.5,3,10', '0,-1,10', '0,1e300,10', '0,3,101', '0,3,33.3', '0,"3",10', '-1,3,10']) {
		const {path: file, identity} = a;
		const line = `{"post":${JSON.stringify(file)},"identity":${identity},"place":[1,${facts},"words"]}`;
		const state = open(makeState(`${HEADER}\n${line}\n`));
		assert.deepEqual([state.placeOf(a), state.markOf(a), state.notice], [null, null, null], facts);
	}
});

test('wherever the file is cut off it is read up to there, without a word', () => {
	const folder = makeFolder();
	const state = open(folder);
	for (const each of [a, b]) state.setRead(each, true);
	const bytes = readFileSync(fileIn(folder));
	for (let length = 0; length <= bytes.length; length++) {
		const later = open(makeState(bytes.toString('utf8', 0, length)));
		const {size} = later.marksOf([a, b]);
		// The last line feed may be missing.
		assert.equal(
			size,
			length >= bytes.length - 1 ? 2 : length >= bytes.lastIndexOf('\n{') - 1 ? 1 : 0,
			`${length} bytes`,
		);
		assert.equal(later.notice, null);
		assert.equal(later.setRead(c, true), null);
		assert.equal(later.marksOf([a, b, c]).size, size + 1);
	}
});

test('a file of a newer version is left alone', () => {
	const text = `${HEADER.replace('"version":1', '"version":2')}\n{}\n`;
	const folder = makeState(text);
	const state = open(folder);
	assert.equal(state.setRead(a, true), null);
	assert.match(state.notice ?? '', /newer version/);
	assert.match(state.setBookmarked(a, true) ?? '', /nothing is kept/);
	assert.deepEqual(state.markOf(a), {isRead: true, isBookmarked: true, percent: null});
	assert.equal(readFileSync(fileIn(folder), 'utf8'), text);
});

test('lines of a form that is not ours are passed over', () => {
	const lines = [
		{post: '/a', identity: 1, read: true},
		{post: '/a', identity: '1', read: [1, true]},
		{post: '/a', identity: 1, read: [1, 'yes']},
		{post: '/a', identity: 1, read: [1e300, true]},
		{post: '/a', identity: 1, place: [1, 2, 3, 4]},
		{list: '/a', left: [1, 'newest', 'all', false, 3]},
		{list: '/a', left: [1, 'constructor', 'all', false, null]},
		{__proto__: null, something: 'else'},
	];
	const text = [HEADER, ...lines.map(line => JSON.stringify(line)), ''].join('\n');
	const state = open(makeState(text));
	assert.deepEqual([state.markOf({path: '/a', identity: 1}), state.listOf('/a'), state.notice], [null, null, null]);
});

test('a place that cannot be written to is told with the reason: once, and for each bookmark', t => {
	const blocked = path.join(makeFolder(), 'blocked');
	const isOmnipotent = process.getuid?.() === 0 || process.platform === 'win32';
	// Nothing is read-only for the superuser; a file in the folder's place is, for everyone.
	if (isOmnipotent) writeFileSync(blocked, '');
	else mkdirSync(blocked, {mode: 0o500});
	if (!isOmnipotent) t.after(() => chmodSync(blocked, 0o700));
	const state = open(path.join(blocked, 'state'));
	assert.match(state.setRead(a, true) ?? '', /cannot be kept: E/);
	assert.equal(state.setRead(b, true), null);
	assert.equal(state.savePlace(b, place(1)), null);
	assert.match(state.setBookmarked(b, true) ?? '', /cannot be kept: E/);
	assert.match(state.setBookmarked(c, true) ?? '', /cannot be kept: E/);
	assert.deepEqual([...state.marksOf([a, b, c]).keys()], [a.path, b.path, c.path]);
});

test('what cannot be read is told, and the program goes on', async () => {
	const folder = makeFolder();
	mkdirSync(fileIn(folder));
	const state = open(folder);
	assert.equal(state.markOf(a), null);
	assert.match(state.notice ?? '', /cannot be read, going on without it/);
	state.setRead(a, true);
	assert.equal(state.markOf(a)?.isRead, true);
	await state.settle();
});

test('what the version before has kept is taken over once', async () => {
	const folder = makeFolder();
	const posts = {[a.path]: {read: '2025-05-05T00:00:00.000Z'}, [b.path]: {bookmarked: true}, '/x': 3, '/y': {read: 1}};
	writeFileSync(path.join(folder, 'reading.json'), JSON.stringify({version: 1, posts}));
	const state = open(folder);
	assert.deepEqual([...state.marksOf([a, b, c]).keys()], [a.path, b.path]);
	state.setRead(a, false);
	await state.settle();
	const later = open(folder);
	assert.deepEqual([...later.marksOf([a, b, c]).keys()], [b.path]);
	assert.equal(later.notice, null);
});

test('a damaged file of the version before is told', () => {
	const folder = makeFolder();
	writeFileSync(path.join(folder, 'reading.json'), '{"version":1,');
	const state = open(folder);
	assert.equal(state.markOf(a), null);
	assert.match(state.notice ?? '', /reading\.json was damaged/);
	assert.equal(state.setRead(a, true), null);
});

test('settling waits for what was just kept, as often as it is asked for', async () => {
	const folder = makeFolder();
	const state = open(folder);
	await state.settle();
	for (const each of [a, b, c]) {
		state.setRead(each, true);
		await state.settle();
	}
	assert.equal(open(folder).marksOf([a, b, c]).size, 3);
});

test('rubbish that comes while the program runs does no harm', () => {
	const folder = makeFolder();
	const state = open(folder);
	state.setRead(a, true);
	appendFileSync(fileIn(folder), 'rubbish');
	assert.equal(state.refresh(), false);
	state.setRead(b, true);
	assert.equal(open(folder).marksOf([a, b]).size, 2);
});

test('without a state nothing is read and nothing is kept, which is told of bookmarks', () => {
	assert.equal(noReadingState.setRead(a, true), null);
	assert.equal(noReadingState.savePlace(a, place(1)), null);
	assert.match(noReadingState.setBookmarked(a, true) ?? '', /--no-state/);
	const memory: ListMemory = {order: 'title', tab: 'all', isCompact: true, chosen: null};
	for (const state of [noReadingState, homelessReadingState]) {
		assert.equal(state.saveList('/nowhere', memory), null);
		assert.deepEqual(
			[state.markOf(a), state.marksOf([a]).size, state.placeOf(a), state.lastArticle(), state.listOf('/nowhere')],
			[null, 0, null, null, null],
		);
		assert.deepEqual([state.refresh(), state.notice], [false, null]);
	}
	assert.match(homelessReadingState.setBookmarked(a, true) ?? '', /no home folder/);
});

test('a place in the same article counts from the last time on, whatever of it is new', () => {
	const state = open(makeFolder());
	const first: SavedPlace = {section: 1, at: 3, words: 'and so it went on', percent: 10};
	state.savePlace(a, first);
	for (const next of [{at: 4}, {section: 2}, {percent: 11}, {words: 'and on'}].map(news => ({...first, ...news}))) {
		assert.equal(state.savePlace(a, next), null);
		assert.deepEqual(state.placeOf(a), next);
		state.savePlace(a, first);
	}
});

test('a list that was left otherwise is kept, whatever of it is new', () => {
	const folder = makeFolder();
	const first: ListMemory = {order: 'oldest', tab: 'all', isCompact: false, chosen: null};
	const state = open(folder);
	for (const news of [{}, {order: 'title'}, {tab: 'unread'}, {isCompact: true}, {chosen: '/a.md'}] as const) {
		state.saveList('/nowhere', {...first, ...news});
		assert.deepEqual(open(folder).listOf('/nowhere'), {...first, ...news});
		state.saveList('/nowhere', first);
	}
});

test('the words of a place are kept up to a length', () => {
	const state = open(makeFolder());
	state.savePlace(a, {...place(1), words: 'word '.repeat(1000)});
	const {words = ''} = state.placeOf(a) ?? {};
	assert.ok(words.length > 20 && words.length < 200 && 'word '.repeat(1000).startsWith(words), words);
});

test('an article that was marked and never opened is not the last that was opened', () => {
	const [folder, posts] = [makeFolder(), makeFolder()];
	const state = open(folder);
	state.setRead(makePost(posts, 'marked.md'), true);
	assert.equal(state.lastArticle(), null);
	const opened = makePost(posts, 'opened.md');
	state.savePlace(opened, place(0));
	state.setBookmarked(makePost(posts, 'later.md'), true);
	assert.equal(state.lastArticle(), opened.path);
});

test('a question about a renamed post is enough that its marks are kept under the new name', () => {
	const [folder, posts] = [makeFolder(), makeFolder()];
	const before = makePost(posts, 'before.md');
	open(folder).setRead(before, true);
	const renamed = {path: path.join(posts, 'after.md'), identity: before.identity};
	renameSync(before.path, renamed.path);
	const text = readFileSync(fileIn(folder), 'utf8');
	assert.equal(open(folder).markOf(renamed)?.isRead, true);
	const later = readFileSync(fileIn(folder), 'utf8');
	assert.ok(later.startsWith(text) && later.includes(JSON.stringify(renamed.path)));
	assert.equal(open(folder).markOf(renamed)?.isRead, true);
	assert.equal(readFileSync(fileIn(folder), 'utf8'), later, 'and only once');
});

test('the first failure is told also where something was kept before', () => {
	const folder = path.join(makeFolder(), 'state');
	const state = open(folder);
	assert.equal(state.setRead(a, true), null);
	rmSync(folder, {recursive: true});
	writeFileSync(folder, '');
	assert.match(state.setRead(b, true) ?? '', /cannot be kept: E/);
	assert.equal(state.setRead(c, true), null);
});

test('a file that is large for what it says is made anew', async () => {
	const line = (ms: number) => JSON.stringify({post: a.path, identity: a.identity, place: [ms, 1, 2, 3, 'words']});
	const lines = Array.from({length: 15_000}, (_, ms) => line(ms));
	const folder = makeState(`${HEADER}\n${lines.join('\n')}\n`);
	const state = open(folder);
	const {length} = readFileSync(fileIn(folder));
	assert.ok(length > 1_000_000);
	state.setRead(b, true);
	await state.settle();
	assert.ok(readFileSync(fileIn(folder)).length < 1000);
	assert.deepEqual([...open(folder).marksOf([a, b]).keys()], [a.path, b.path]);
});

test('the words of a place keep no articles in memory', () => {
	setFlagsFromString('--expose-gc');
	const collect = runInNewContext('gc') as () => void;
	const state = open(makeFolder());
	collect();
	const before = process.memoryUsage().heapUsed;
	for (let index = 0; index < 50; index++) {
		const article = Buffer.alloc(1_000_000, `The text of article ${index}. `).toString('latin1');
		state.savePlace(post(`long-${index}.md`), {...place(1), words: article.slice(100, 160)});
	}
	collect();
	assert.ok(process.memoryUsage().heapUsed - before < 10_000_000);
});
