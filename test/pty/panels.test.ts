import assert from 'node:assert/strict';
import {describe, test} from 'node:test';
import {post} from '../fixtures/articles.ts';
import {
	bottom,
	chapters,
	clipboardOf,
	makeHelper,
	openArticle,
	type Rows,
	remote,
	same,
	sand,
	topRow,
} from './moving.ts';
import {inTerminals} from './terminal.ts';

/** The row that the bar stands at. */
const chosen = (rows: Rows): string =>
	rows
		.find(row => row.trimStart().startsWith('▌'))
		?.replace('▌', '')
		.trim() ?? '';

const isChosen = (entry: RegExp) => (rows: Rows) => entry.test(chosen(rows));
const isAtTop = (words: string) => (rows: Rows) => topRow(rows) === words;

describe('the contents', inTerminals, () => {
	test('are gone through by } and {', async () => {
		const {terminal} = await openArticle(chapters, /Preface 1 /);
		await terminal.type('}', isAtTop('Chapter one'));
		await terminal.type('}', isAtTop('Chapter two'));
		await terminal.type('jj', isAtTop('Second 1 stands alone.'));
		await terminal.type('{', isAtTop('Chapter two'));
		await terminal.type('}', isAtTop('Chapter three'));
		await terminal.type('}', /There is no heading further down/);
		await terminal.type('{{{', isAtTop('The lamp keeper'));
		await terminal.type('{', /This is the beginning/);
		await terminal.type('G', /100%/);
		await terminal.type('}', /This is the end/);
	});

	test('are shown by t with the section one is in, and gone to by Enter', async () => {
		const {terminal} = await openArticle(chapters, /Preface 1 /);
		await terminal.type('}}j', isAtTop('Second 1 stands alone.'));
		const before = terminal.screen();
		await terminal.type('t', /^ +Contents {2}The lamp keeper/m);
		assert.deepEqual(terminal.screen().slice(2, 6), [
			'      1  The lamp keeper',
			'      2  Chapter one',
			'    ▌ 3    Chapter two                                                  here',
			'      4  Chapter three',
		]);
		assert.match(bottom(terminal.screen()), /^ {2}3\/4 .*Enter go there/);
		await terminal.type('j', isChosen(/^4 {2}Chapter three$/));
		await terminal.type('kkk', isChosen(/^1 /));
		await terminal.type('G', isChosen(/^4 /));
		await terminal.type('g', isChosen(/^1 /));
		await terminal.type('2', isChosen(/^2 /));
		await terminal.type('\u001B[B', isChosen(/^3 /));
		await terminal.type('\u001B[A', isChosen(/^2 /));
		await terminal.type('\r', isAtTop('Chapter one'));
		for (const key of ['\u001B', 'q', 'h', '\u001B[D', '\u007F', 't']) {
			await terminal.type('t', /Contents/);
			await terminal.type(key, isAtTop('Chapter one'));
		}
		await terminal.type('}j', same(before));
	});

	test('give the words of a heading to the clipboard by y', async () => {
		const {terminal} = await openArticle(chapters, /Preface 1 /, {env: remote});
		await terminal.type('t2y', /Copied/);
		assert.equal(clipboardOf(terminal), 'Chapter one');
	});

	test('are not shown where there are none', async () => {
		const {terminal} = await openArticle(post({title: 'Short'}, 'Text.'), /Text\./);
		await terminal.type('t', /This article has no headings/);
		await terminal.type('o', /This article has no links and no images/);
		assert.doesNotMatch(bottom(terminal.screen()), /contents|links$/);
	});
});

const NASTY = `https://a.example/a?b='c';$(id)&d=e|f`;
const links = post(
	{title: 'A map of the harbour'},
	[
		`![A heron](https://p.example/heron.jpg) and [a nasty one](<${NASTY}>).`,
		'A claim[^far], and [further down](#the-far-end), and [nowhere](#nowhere).',
		'[Another post](other.md#its-end), [the map](https://map.example/), [the map again](https://map.example/).',
		sand('Middle', 40),
		'## The far end',
		sand('Last', 40),
		'[^far]: What the claim rests on.',
	].join('\n\n'),
);
const other = post(
	{title: 'The other post', date: '2020-01-01'},
	`${sand('Other', 40)}\n\n## Its end\n\n[Back to the map](article.md)\n\n${sand('More', 40)}`,
);

describe('the links', inTerminals, () => {
	test('are numbered, with where they lead', async () => {
		const {terminal} = await openArticle(links, /A claim/);
		await terminal.type('o', /^ +Links and images {2}A map of the harbour/m);
		const rows = terminal.screen().slice(2, 9);
		for (const [index, row] of [
			/1 {2}A heron +image p\.example$/,
			/2 {2}a nasty one +a\.example$/,
			/3 {2}\[\w+\] What the claim rests on\. +note$/,
			/4 {2}further down +#the-far-end$/,
			/5 {2}nowhere +#nowhere$/,
			/6 {2}Another post +other\.md#its-end$/,
			/7 {2}the map +map\.example$/,
		].entries())
			assert.match(rows[index] ?? '', row);
		assert.match(bottom(terminal.screen()), /^ {2}1\/7 .*Enter open/);
	});

	test('are given to the browser whole, as one argument, and to no shell', async () => {
		const browser = makeHelper('browser');
		const {terminal} = await openArticle(links, /A claim/, {env: {BROWSER: browser.program}});
		await terminal.type('o2\r', /Opening https:\/\/a\.example/);
		await terminal.until(() => browser.calls().length === 1, 'the browser');
		await terminal.type('1\r', () => browser.calls().length === 2);
		const [[nasty = '', ...rest] = [], image] = browser.calls();
		assert.deepEqual(rest, []);
		assert.equal(decodeURIComponent(nasty), NASTY);
		assert.deepEqual(image, ['https://p.example/heron.jpg']);
		await terminal.type('q', /A claim/);
	});

	test('to a PDF of the site open it, to a script do not', async () => {
		const browser = makeHelper('browser');
		const {terminal, folder} = await openArticle(
			post({title: 'Timetables'}, '[The boats](boats.pdf), [a script](boats.sh), [no boats](none.pdf).'),
			/The boats/,
			{env: {BROWSER: browser.program}, files: {'boats.pdf': 'pages', 'boats.sh': 'exit'}},
		);
		await terminal.type('o2\r', /There is no boats\.sh here/);
		await terminal.type('3\r', /There is no none\.pdf here/);
		await terminal.type('1\r', /Opened file:/);
		assert.deepEqual(browser.calls(), [[`file://${folder}/boats.pdf`]]);
	});

	test('say what is to be done where there is no browser', async () => {
		const {terminal} = await openArticle(links, /A claim/, {env: {BROWSER: '/nowhere/browser', PATH: '/nowhere'}});
		await terminal.type('o7\r', /y copies the address/);
	});

	test('are copied by y', async () => {
		const {terminal} = await openArticle(links, /A claim/, {env: remote});
		await terminal.type('o7y', /Copied/);
		assert.equal(clipboardOf(terminal), 'https://map.example/');
	});

	test('of two digits are chosen digit by digit', async () => {
		const many = Array.from({length: 30}, (_, index) => `[link ${index + 1}](https://a.example/${index + 1})`);
		const {terminal} = await openArticle(post({title: 'Many'}, many.join('\n\n')), /link 1/);
		await terminal.type('o17', isChosen(/^17 {2}link 17 /));
		await terminal.type('j', isChosen(/^18 /));
		await terminal.type('5', isChosen(/^5 /));
		await terminal.type(' ', rows => Number(chosen(rows).split(' ')[0]) > 20);
	});

	test('lead to places in the article and to notes, and back', async () => {
		const {terminal} = await openArticle(links, /A claim/);
		await terminal.type('j', rows => /A map/.test(rows[0] ?? ''));
		const before = terminal.screen();
		await terminal.type('o4\r', isAtTop('The far end'));
		await terminal.type('\u001B', same(before));
		await terminal.type('o3\r', /What the claim rests on\./);
		await terminal.type('\u007F', same(before));
		await terminal.type('o5\r', /Nothing in this article is called #nowhere/);
	});

	test('lead to another post of the folder, at its anchor, and back to the same lines', async () => {
		const {terminal} = await openArticle(links, /A claim/, {files: {'other.md': other}});
		await terminal.type('jjj', rows => /2 min/.test(rows[0] ?? ''));
		const before = terminal.screen();
		await terminal.type('o6\r', isAtTop('Its end'));
		assert.match(bottom(terminal.screen()), /The other post.*q back$/);
		await terminal.type('h', same(before));
		terminal.press('h');
		assert.equal((await terminal.end()).exitCode, 0);
	});

	test('of a list lead on from post to post, and the list knows which', async () => {
		const {terminal} = await openArticle(links, /1\/2/, {files: {'other.md': other}, args: ['.']});
		await terminal.type('gj', /2\/2/);
		const isFirst = /▌ A map/.test(terminal.screen().join('\n'));
		if (!isFirst) await terminal.type('k', /▌ A map/);
		await terminal.type('\r', /Middle 2 /);
		await terminal.type('o6\r', isAtTop('Its end'));
		assert.match(bottom(terminal.screen()), isFirst ? /^ {2}1\/2 {2}The other post/ : /^ {2}2\/2 {2}The other post/);
		await terminal.type('o1\r', /Middle 2 /);
		await terminal.type('qq', /Middle 2 /);
		await terminal.type('q', /▌ A map/);
	});
});
