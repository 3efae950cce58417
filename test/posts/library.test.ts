import assert from 'node:assert/strict';
import {mkdirSync, readFileSync, renameSync, rmSync, statSync, symlinkSync, utimesSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import {test} from 'node:test';
import {indexFile} from '../../source/posts/index-file.ts';
import type {Library, Step} from '../../source/posts/library.ts';
import {makeFolder} from '../fixtures/sandbox.ts';
import {openFolders} from './folders.ts';

/** Longer ago than what a file system's clock may not tell apart. */
const before = new Date(Date.now() - 60_000);

function write(file: string, title: string, day = '2020-10-11'): void {
	mkdirSync(path.dirname(file), {recursive: true});
	writeFileSync(file, `---\ntitle: ${title}\ndate: ${day}\n---\nThe ferry left at nine.\n`);
	utimesSync(file, before, before);
}

/** So many posts, the last the newest. */
function makeSite(count: number): string {
	const site = path.join(makeFolder(), 'site');
	for (let at = 0; at < count; at++)
		write(path.join(site, `${at}.md`), `Number ${at}`, new Date(Date.UTC(2000, 0, 1 + at)).toISOString().slice(0, 10));
	return site;
}

async function stepsOf(library: Library): Promise<readonly Step[]> {
	const steps: Step[] = [];
	for await (const step of library.load()) steps.push(step);
	return steps;
}

/** The titles of a step, and what became of the others. */
const tell = (step: Step | null | undefined) =>
	step && {
		added: step.added.map(({title}) => title).sort(),
		changed: step.changed
			.map(({before: from, post}) => `${path.basename(from)} ${path.basename(post.path)} ${post.title}`)
			.sort(),
		removed: step.removed.map(file => path.basename(file)).sort(),
	};

/** A library of which something is kept in a folder. */
const openKept = (site: string, folder: string): Library => openFolders([site], {index: {folder, version: '1'}});

test('the posts that a list begins with are read first, whatever their files are called', async () => {
	const site = makeSite(400);
	for (const [order, first, last] of [
		['newest', 'Number 399', 'Number 340'],
		['oldest', 'Number 0', 'Number 59'],
	] as const) {
		const steps = await stepsOf(openFolders([site], {order}));
		const titles = steps.flatMap(step => step.added.map(({title}) => title));
		assert.deepEqual([titles.length, new Set(titles).size], [400, 400]);
		assert.ok(titles.slice(0, 64).includes(first) && titles.slice(0, 64).includes(last), order);
		assert.deepEqual([steps[0]?.done, steps[0]?.total, steps.at(-1)?.isWhole], [0, 400, true]);
	}
});

test('a post that is wanted is read early', async () => {
	const site = makeSite(2000);
	const steps = await stepsOf(openFolders([site], {wanted: path.join(site, '700.md')}));
	const at = steps.flatMap(step => step.added.map(({title}) => title)).indexOf('Number 700');
	assert.ok(at > 63 && at < 600, `${at}`);
});

test('a second start has all posts at once, and reads those that have changed', async () => {
	const site = makeSite(400);
	const cache = makeFolder();
	const first = openKept(site, cache);
	await stepsOf(first);
	await first.settle();

	write(path.join(site, '7.md'), 'Number 7 anew');
	write(path.join(site, 'new.md'), 'A new one');
	renameSync(path.join(site, '8.md'), path.join(site, 'eight.md'));
	rmSync(path.join(site, '9.md'));
	const second = openKept(site, cache);
	const steps = await stepsOf(second);
	assert.deepEqual(
		steps.map(step => [step.added.length, step.changed.length, step.removed.length, step.total, step.isWhole]),
		[
			[400, 0, 0, 0, false],
			[1, 2, 1, 3, true],
		],
	);
	assert.deepEqual(tell(steps[1]), {
		added: ['A new one'],
		changed: ['7.md 7.md Number 7 anew', '8.md eight.md Number 8'],
		removed: ['9.md'],
	});
	await second.settle();
	const third = await stepsOf(openKept(site, cache));
	assert.deepEqual(tell(third[1]), {added: [], changed: [], removed: []});
	assert.equal(third[0]?.added.length, 400);
});

test('a change that keeps size and time of a file is seen', async () => {
	const site = makeSite(150);
	const cache = makeFolder();
	const library = openKept(site, cache);
	await stepsOf(library);
	await library.settle();
	const file = path.join(site, '3.md');
	const {atime, mtime, size} = statSync(file);
	writeFileSync(file, readFileSync(file, 'utf8').replace('Number', 'Humber'));
	utimesSync(file, atime, mtime);
	assert.deepEqual([statSync(file).size, statSync(file).mtime], [size, mtime]);
	const [, second] = await stepsOf(openKept(site, cache));
	assert.deepEqual(tell(second)?.changed, ['3.md 3.md Humber 3']);
});

test('a damaged index is as good as none, and a new one takes its place', async () => {
	const site = makeSite(150);
	const folder = makeFolder();
	const first = openKept(site, folder);
	await stepsOf(first);
	await first.settle();
	const file = indexFile({folder, roots: [site], version: '1'});
	writeFileSync(file, readFileSync(file).fill(1, 5000, 5100));
	const second = openKept(site, folder);
	const [only, ...others] = await stepsOf(second);
	assert.deepEqual([only?.added.length, only?.isWhole, others.length], [150, true, 0]);
	await second.settle();
	assert.equal((await stepsOf(openKept(site, folder))).length, 2);
});

test('what changes again and again is not written each time', async () => {
	const site = makeSite(150);
	const folder = makeFolder();
	const library = openKept(site, folder);
	await stepsOf(library);
	await library.settle();
	const file = indexFile({folder, roots: [site], version: '1'});
	const {ino} = statSync(file);
	for (const title of ['Number 3 anew', 'Number 3 once more']) {
		write(path.join(site, '3.md'), title);
		assert.equal((await library.rescan())?.changed.length, 1);
		await library.settle();
	}
	assert.equal(statSync(file).ino, ino);
	const [, second] = await stepsOf(openKept(site, folder));
	assert.deepEqual(tell(second)?.changed, ['3.md 3.md Number 3 once more']);
});

test('drafts are kept too, and shown where they are asked for', async () => {
	const site = makeSite(150);
	write(path.join(site, '_drafts/idea.md'), 'An idea');
	write(path.join(site, 'later.md'), 'Later\ndraft: true');
	const index = {folder: makeFolder(), version: '1'};
	for (const turn of ['first', 'second']) {
		for (const drafts of [false, true]) {
			const library = openFolders([site], {index, drafts});
			const titles = (await stepsOf(library)).flatMap(({added}) => added.map(({title}) => title));
			await library.settle();
			assert.deepEqual([titles.length, titles.includes('An idea')], drafts ? [152, true] : [150, false], turn);
		}
	}
});

test('drafts whose folder is named beside another are shown at a second start too', async () => {
	const site = makeSite(150);
	write(path.join(site, '_drafts/idea.md'), 'An idea');
	const index = {folder: makeFolder(), version: '1'};
	for (const turn of ['first', 'second']) {
		const library = openFolders([site, path.join(site, '_drafts')], {index});
		const titles = (await stepsOf(library)).flatMap(({added}) => added.map(({title}) => title));
		await library.settle();
		assert.deepEqual([titles.length, titles.includes('An idea')], [151, true], turn);
	}
});

test('looking again tells in one step what has come, changed, moved and gone', async () => {
	const site = makeSite(30);
	const library = openFolders([site]);
	await stepsOf(library);
	assert.equal(await library.rescan(), null);
	write(path.join(site, 'a/new.md'), 'A new one');
	write(path.join(site, '4.md'), 'Number 4 anew');
	rmSync(path.join(site, '5.md'));
	renameSync(path.join(site, '6.md'), path.join(site, 'a/six.md'));
	// As Git renames: another file with the same words.
	write(path.join(site, 'seven.md'), 'Number 7', '2000-01-08');
	rmSync(path.join(site, '7.md'));
	assert.deepEqual(tell(await library.rescan()), {
		added: ['A new one'],
		changed: ['4.md 4.md Number 4 anew', '6.md six.md Number 6', '7.md seven.md Number 7'],
		removed: ['5.md'],
	});
	assert.equal(await library.rescan(), null);
	assert.deepEqual([...library.folders()].map(folder => path.relative(site, folder)).sort(), ['', 'a']);
});

test('a post that becomes a draft goes, and comes back', async () => {
	const site = makeSite(3);
	const library = openFolders([site]);
	await stepsOf(library);
	write(path.join(site, '1.md'), 'Number 1\ndraft: true');
	assert.deepEqual(tell(await library.rescan()), {added: [], changed: [], removed: ['1.md']});
	write(path.join(site, '1.md'), 'Number 1 again');
	assert.deepEqual(tell(await library.rescan()), {added: ['Number 1 again'], changed: [], removed: []});
});

test('a folder that goes takes its posts along, and nothing fails', async () => {
	const site = makeSite(3);
	const library = openFolders([site]);
	await stepsOf(library);
	rmSync(site, {recursive: true});
	assert.deepEqual(tell(await library.rescan())?.removed, ['0.md', '1.md', '2.md']);
});

test('looking again waits for the first reading', async () => {
	const site = makeSite(5);
	const library = openFolders([site]);
	const again = library.rescan();
	assert.equal((await stepsOf(library)).flatMap(({added}) => added).length, 5);
	assert.equal(await again, null);
});

test('links are told of', {skip: process.platform === 'win32'}, async () => {
	const site = makeSite(1);
	symlinkSync(path.join(site, '0.md'), path.join(site, 'link.md'));
	const links: string[][] = [];
	await stepsOf(openFolders([site], {onLink: (...link) => links.push(link)}));
	assert.deepEqual(links, [[path.join(site, 'link.md'), path.join(site, '0.md')]]);
});

test('of a post that is kept and is a link, it is told where it leads, and the post comes anew', {
	skip: process.platform === 'win32',
}, async () => {
	const site = makeSite(150);
	symlinkSync(path.join(site, '0.md'), path.join(site, 'link.md'));
	const index = {folder: makeFolder(), version: '1'};
	const first = openFolders([site], {index});
	await stepsOf(first);
	await first.settle();
	const links: string[] = [];
	const file = indexFile({...index, roots: [site]});
	const {ino} = statSync(file);
	const second = openFolders([site], {index, onLink: link => links.push(path.basename(link))});
	const [shown, looked] = await stepsOf(second);
	await second.settle();
	assert.deepEqual([shown?.added.length, statSync(file).ino], [151, ino]);
	assert.deepEqual([links, tell(looked)?.changed], [['link.md'], ['link.md link.md Number 0']]);
});

test('a post that is renamed while the folders are looked at is the same post', async () => {
	const site = makeSite(3);
	let asked = 0;
	let renameAt = Number.POSITIVE_INFINITY;
	const library = openFolders([site], {
		pause() {
			if (++asked === renameAt) renameSync(path.join(site, '2.md'), path.join(site, 'renamed.md'));
			return undefined;
		},
	});
	await stepsOf(library);
	asked = 0;
	assert.equal(await library.rescan(), null);
	// The last three questions come when all files were found, before each of them is looked at.
	renameAt = asked * 2 - 2;
	assert.deepEqual(tell(await library.rescan()), {
		added: [],
		changed: ['2.md renamed.md Number 2'],
		removed: [],
	});
});

test('a post that is removed while the folders are looked at is removed', async () => {
	const site = makeSite(3);
	let asked = 0;
	let removeAt = Number.POSITIVE_INFINITY;
	const library = openFolders([site], {
		pause() {
			if (++asked === removeAt) rmSync(path.join(site, '2.md'));
			return undefined;
		},
	});
	await stepsOf(library);
	asked = 0;
	await library.rescan();
	removeAt = asked * 2 - 2;
	assert.deepEqual(tell(await library.rescan()), {added: [], changed: [], removed: ['2.md']});
});
