import assert from 'node:assert/strict';
import {before, describe, test} from 'node:test';
import {type Entry, inPipes, readEntries, run} from '../cli/run.ts';
import {makeFiles} from '../fixtures/sandbox.ts';
import {row} from './rows.ts';

type Expected = {
	readonly title?: string | RegExp;
	readonly date?: string | null;
	readonly tags?: number;
	/** What the post says is wrong with it; without this nothing may be. */
	readonly problem?: RegExp;
};
type Case = readonly [row: string, name: string, header: string, expected: Expected];

const SHOUT = "globalThis.process.stdout.write('OWNED')";
const yaml = (...lines: readonly string[]): string => `---\n${lines.join('\n')}\n---\n`;
const DATED = 'date: 2024-01-02';
const nine = Array.from({length: 9}, () => '"x"').join(', ');
const letters = [...'abcdefghijklm'];
/** Nine times nine times nine … */
const bomb = letters.map((name, index) => {
	const outer = letters[index - 1];
	return `${name}: &${name} [${outer === undefined ? nine : Array.from({length: 9}, () => `*${outer}`).join(', ')}]`;
});
const deep = `${'['.repeat(20_000)}${']'.repeat(20_000)}`;
const many = (count: number, line: (index: number) => string): string =>
	Array.from({length: count}, (_, index) => line(index)).join('\n');
const NO_DATE = /^The date .*is not a date/;
const BY_LINE = /the header was read line by line$/;

const cases: readonly Case[] = [
	[row(41), 'js', `---js\n{title: (${SHOUT}, "Run")}\n---\n`, {title: 'Js', problem: /never run/}],
	[row(41), 'coffee', `---coffee\ntitle: "C"\nx: ${SHOUT}\n---\n`, {title: 'C', problem: /never run/}],
	[row(41), 'json', '---json\n{"title": "J", "date": "2024-01-02"}\n---\n', {title: 'J', date: '2024-01-02'}],
	[row(42), 'bomb', yaml(...bomb, 'title: Bomb', DATED), {title: 'Bomb', date: '2024-01-02', problem: BY_LINE}],
	[row(42), 'bomb-in-tags', yaml(...bomb, 'title: Bomb', 'tags: *m'), {title: 'Bomb', problem: BY_LINE}],
	[row(42), 'self', yaml('title: Self', 'tags: &t [*t, x]'), {title: 'Self', tags: 1}],
	[
		row(42),
		'anchors',
		yaml(
			'title: Many',
			many(1000, index => `k${index}: &a${index} v`),
		),
		{title: 'Many'},
	],
	[
		row(43),
		'function',
		yaml(`title: !!js/function "function(){${SHOUT}}"`, DATED),
		{date: '2024-01-02', problem: BY_LINE},
	],
	[
		row(43),
		'python',
		yaml('title: Snake', 'y: !!python/object/apply:os.system ["x"]'),
		{title: 'Snake', problem: BY_LINE},
	],
	[row(44), 'twice', yaml('title: First', 'title: Second'), {title: 'Second', problem: /second time/}],
	[
		row(45),
		'proto',
		yaml('__proto__: {title: Polluted}', 'constructor: {prototype: {draft: true}}', 'toString: 1'),
		{title: 'Proto'},
	],
	[
		row(45),
		'proto-json',
		'---json\n{"__proto__": {"title": "Polluted"}, "hasOwnProperty": 1}\n---\n',
		{title: 'Proto json'},
	],
	[row(46), 'number', yaml('title: 2024'), {title: '2024'}],
	[row(46), 'no', yaml('title: no'), {title: 'no'}],
	[row(46), 'null', yaml('title: null'), {title: 'Null'}],
	[row(46), 'list', yaml('title: [a, b]'), {title: 'a, b'}],
	[row(46), 'map', yaml('title: {a: b}'), {title: 'b'}],
	[row(46), 'lines', yaml('title: |', '  one', '  two', '  three'), {title: 'one two three'}],
	[row(46), 'megabyte', yaml(`title: "${'x'.repeat(1_000_000)}"`), {title: /^"?x{100}/, problem: BY_LINE}],
	[row(47), 'colon', yaml('title: a: b: c', DATED), {title: 'a: b: c', date: '2024-01-02', problem: BY_LINE}],
	[row(47), 'bracket', yaml('title: Open', 'tags: [a, b', DATED), {title: 'Open', problem: BY_LINE}],
	[
		row(47),
		'nested-yaml',
		yaml('title: Deep', `a: ${deep}`, DATED),
		{title: 'Deep', date: '2024-01-02', problem: BY_LINE},
	],
	[row(47), 'nested-json', `---json\n{"title": "Deep", "a": ${deep}}\n---\n`, {title: 'Deep'}],
	[row(47), 'nested-toml', `+++\ntitle = "Deep"\na = ${deep}\n+++\n`, {title: 'Deep', problem: BY_LINE}],
	[row(47), 'nested-keys', `+++\ntitle = "Deep"\n[${'a.'.repeat(20_000)}b]\nx = 1\n+++\n`, {title: 'Deep'}],
	[
		row(47),
		'10000-keys',
		yaml(
			'title: Keys',
			many(10_000, index => `key${index}: v`),
		),
		{title: 'Keys', problem: BY_LINE},
	],
	[row(47), '200-kilobytes', yaml('title: Long', `k: ${'v'.repeat(200_000)}`), {title: 'Long', problem: BY_LINE}],
	[row(48), 'no-such-day', yaml('date: 2024-02-30'), {date: null, problem: NO_DATE}],
	[row(48), 'short', yaml('date: 2024-2-3'), {date: '2024-02-03'}],
	[row(48), 'digits', yaml('date: 20240203'), {date: '2024-02-03'}],
	[row(48), 'epoch', yaml('date: 1706918400'), {date: '2024-02-03T00:00:00Z'}],
	[row(48), 'year-99999', yaml('date: 99999-01-01'), {date: null, problem: NO_DATE}],
	[row(48), 'list-of-dates', yaml('date: [2024-01-02]'), {date: '2024-01-02'}],
	[row(48), 'empty', yaml('date:'), {date: null}],
	[row(48), 'map-for-a-date', yaml('date: {}'), {date: null, problem: NO_DATE}],
	[row(48), 'future', yaml('date: 2999-01-01'), {date: '2999-01-01'}],
	[row(48), 'long-date', yaml(`date: ${'9'.repeat(400)}`), {date: null, problem: NO_DATE}],
	[row(49), 'unclosed', '---\ntitle: Never closed\n\n', {title: 'Never closed', problem: /never closed/}],
	[
		row(49),
		'scalar',
		yaml('title: Scalar', 'text: |', '  ---', '  inside', DATED),
		{title: 'Scalar', date: '2024-01-02'},
	],
	[row(49), 'rule', '---\n\nA rule comes first.\n\n---\n', {title: 'Rule'}],
];

const files = Object.fromEntries(
	cases.map(([, name, header]) => [`${name}.md`, `${header}\nWords that stay readable.\n`]),
);

describe('headers', inPipes, () => {
	const entries = new Map<string, Entry>();
	let stdout = '';
	before(async () => {
		// Only a post whose body was told from its header is found by these words, and west of Greenwich no day shifts.
		const found = await run(['--json', '--search', '"words that stay readable"', '.'], {
			cwd: makeFiles(files),
			env: {TZ: 'America/Los_Angeles'},
		});
		stdout = found.stdout;
		for (const entry of readEntries(stdout)) entries.set(String(entry.path), entry);
	});

	for (const [beginning, name, , {title, date, tags, problem}] of cases)
		test(`${beginning} ${name}: what is plain in it is read, and the text is there`, () => {
			const entry = entries.get(`${name}.md`);
			assert.ok(entry, 'its text is found');
			const shown = String(entry.title);
			assert.ok(shown.length < 70_000, 'a title has an end');
			if (typeof title === 'string') assert.equal(shown, title);
			else if (title !== undefined) assert.match(shown.slice(0, 200), title);
			if (date !== undefined) assert.equal(entry.date, date);
			if (tags !== undefined) assert.equal((entry.tags as unknown[]).length, tags);
			const problems = (entry.problems as readonly {readonly message: string}[]).map(({message}) => message);
			if (problem === undefined) assert.deepEqual(problems, []);
			else
				assert.ok(
					problems.some(message => problem.test(message)),
					problems.join('; '),
				);
		});

	test(`${row(41)} nothing of it ran`, () => {
		assert.doesNotMatch(stdout.replace(/"[^"]*"/g, ''), /OWNED/);
	});

	test(`${row(49)} no word of a header that is none is lost`, async () => {
		const cwd = makeFiles(files);
		for (const [name, words] of [
			['unclosed', /Never closed[\s\S]*Words that stay/],
			['rule', /A rule comes first\.[\s\S]*Words that stay/],
		] as const)
			assert.match((await run(['--print', `${name}.md`], {cwd})).stdout, words);
	});

	test(`${row(50)} posts of one day keep their order, however they are found`, async () => {
		const names = Array.from({length: 40}, (_, index) => `post-${String((index * 17) % 40).padStart(2, '0')}.md`);
		const same = Object.fromEntries(names.map(name => [name, `${yaml(DATED)}\n${name}\n`]));
		const pathsIn = async (folder: string) =>
			readEntries((await run(['--json', '.'], {cwd: folder})).stdout).map(entry => String(entry.path));
		const first = await pathsIn(makeFiles(same));
		const backwards = Object.fromEntries(Object.entries(same).reverse());
		assert.equal(first.length, 40);
		assert.deepEqual(await pathsIn(makeFiles(backwards)), first);
	});
});
