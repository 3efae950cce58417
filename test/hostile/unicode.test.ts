import assert from 'node:assert/strict';
import {describe, test} from 'node:test';
import {inPipes, readEntries, run, runScript} from '../cli/run.ts';
import {post} from '../fixtures/articles.ts';
import {makeFiles} from '../fixtures/sandbox.ts';
import {inTerminals, openTerminal} from '../pty/terminal.ts';
import {assertUnharmed} from './judge.ts';
import {row} from './rows.ts';

const MANY = 100_000;

/** What a post with these paragraphs takes of the processor to be printed, in seconds, whatever else goes on. */
async function processorTime(paragraphs: readonly string[]): Promise<number> {
	const body = paragraphs.flatMap(text => [`Alpha ${text} Omega`, `# ${text}`, `- ${text}`]).join('\n\n');
	const cwd = makeFiles({'a.md': post({title: JSON.stringify(`Title ${paragraphs[0]}`)}, body)});
	const {exitCode, stdout} = await runScript('"$@" >printed || exit; cat printed; times', ['--print', 'a.md'], {cwd});
	assert.equal(exitCode, 0);
	assert.equal(stdout.match(/Alpha/g)?.length, paragraphs.length);
	assert.equal(stdout.match(/Omega/g)?.length, paragraphs.length);
	const [children = ''] = stdout.trimEnd().split('\n').slice(-1);
	return [...children.matchAll(/(\d+)m([\d.]+)s/g)].reduce((sum, [, m, s]) => sum + Number(m) * 60 + Number(s), 0);
}

const manyOf = (unit: string): string => unit.repeat(MANY / unit.length);

describe('a hundred thousand of one character', inPipes, () => {
	// A program that looks at each with all those before it takes minutes.
	const assertBounded = async (units: readonly string[]) => {
		const letters = await processorTime(units.map(() => manyOf('a')));
		const taken = await processorTime(units.map(manyOf));
		assert.ok(taken < 8 * letters + 0.5, `took ${taken} s, and letters ${letters} s`);
	};

	test(`${row(19)} ${row(20)} spaces, joiners, variations, hyphens, marks take no longer than letters`, () =>
		assertBounded(['\u200B', '\u200D', '\uFE0F', '\u00AD', '\u200F\u200E', '\u0301']));
	test(`${row(19)} ${row(24)} ideographs, and emoji that are joined, take no longer than letters`, () =>
		assertBounded(['漢', '👩\u200D']));

	test(`${row(24)} all of them are printed, none wider than the page`, async () => {
		const {stdout} = await run(['--print'], {stdin: `Alpha\n\n${'漢'.repeat(MANY)}\n`});
		const rows = stdout.split('\n');
		assert.equal(stdout.split('漢').length - 1, MANY + (rows[0]?.split('漢').length ?? 1) - 1);
		assert.ok(rows.every(text => [...text].length <= 80 && (!text.includes('漢') || [...text].length <= 40)));
	});
});

const neighbour = post({title: 'A neighbour', date: '2020-01-01', description: 'Stands below.'}, 'Text.');

describe('a list', inTerminals, () => {
	test(`${row(19)} ${row(20)} has no blank titles, and a row for each`, async () => {
		const invisible = '\u200B\u200D\u00AD'.repeat(10_000);
		const marked = `Mark e${'\u0301'.repeat(5000)}x end`;
		const cwd = makeFiles({
			'hidden.md': post({title: JSON.stringify(`${invisible}Hidden`), date: '2024-01-03'}, 'One.'),
			'only-blanks.md': post({title: '"\u3164\u115F\u2800\u200B"', date: '2024-01-01'}, 'One.'),
			'marked.md': post({title: marked, date: '2024-01-02', description: marked}, marked),
			'neighbour.md': neighbour,
		});
		const terminal = openTerminal({cwd, args: ['.']});
		await terminal.until(/1\/4 /, 'the list');
		const rows = terminal.screen();
		const at = (words: string) => rows.findIndex(text => text.includes(words));
		assert.equal(at('Hidden'), 2);
		assert.equal(at('Mark e'), 5);
		assert.equal(at('Only blanks'), 8);
		assert.equal(at('A neighbour'), 11);
		assert.match(rows[5] ?? '', /^ {2}Mark e\u0301{8}x end {20,}2 Jan 2024$/u);
		await terminal.type('j\r', /min[\s\S]*Mark e\u0301{8}x end/u);
		terminal.press('\u0003');
		await terminal.end();
		assertUnharmed(terminal, {rows: 24, columns: 80});
		assert.ok(!/[\u200B\u00AD]|[\u200D\u0301]{9}/.test(terminal.raw()), 'nothing of it goes to the terminal');
	});

	test(`${row(21)} has its dates in one column, as the terminal counts`, async () => {
		const titles = [
			'Plain words',
			'日本語の題名',
			'한국어 제목',
			'हिन्दी में शीर्षक',
			'ক্ষমতা ও বাংলা',
			'தமிழ் தலைப்பு',
			'Cafe\u0301 n\u0303',
			'ＦＵＬＬ ﾊﾝｶｸ',
			'ทำน้ำ',
		];
		const posts = titles.map((title, index) => [`p${index}.md`, post({title, date: '2024-01-02'}, 'Text.')]);
		const terminal = openTerminal({cwd: makeFiles(Object.fromEntries(posts)), args: ['.'], rows: 40});
		await terminal.until(/1\/9 /, 'the list');
		const columns = terminal
			.screen()
			.flatMap((text, index) => (/ 2 Jan 2024$/.test(text) ? [terminal.columnOf(index, '2 Jan 2024')] : []));
		assert.deepEqual(
			columns,
			titles.map(() => 68),
		);
		terminal.press('\u0003');
		await terminal.end();
		assertUnharmed(terminal, {rows: 40, columns: 80});
	});
});

/** What stands for one letter or picture, and the cells that it takes. */
const clusters: readonly (readonly [cluster: string, cells: number])[] = [
	['👨‍👩‍👧‍👦', 2],
	['🏳️‍🌈', 2],
	['❤️‍🔥', 2],
	['🇩🇪', 2],
	['👍🏽', 2],
	['1️⃣', 2],
	['e\u0301', 1],
	['漢', 2],
	['각', 2],
	['กี้', 1],
];

describe('clusters', inPipes, () => {
	const cwd = makeFiles({
		...Object.fromEntries(
			clusters.map(([cluster], index) => [
				`posts/${index}.md`,
				post({title: JSON.stringify(cluster.repeat(120)), date: `2024-01-${10 + index}`}, cluster.repeat(200)),
			]),
		),
		'all.md': clusters.map(([cluster]) => cluster.repeat(200)).join('\n\n'),
	});

	test(`${row(21)} are never cut in a list, and as wide as terminals make them`, async () => {
		const {stdout} = await run(['--print', '--width', '80', '--sort', 'oldest', 'posts'], {cwd});
		const titles = stdout.split('\n').flatMap(line => /^(.*?) +\d\d Jan 2024$/u.exec(line)?.[1] ?? []);
		for (const [index, [cluster, cells]] of clusters.entries()) {
			const title = titles[index] ?? '';
			const count = title.length / cluster.length;
			assert.equal(title, cluster.repeat(count));
			// Beside the date, and the four blanks before it.
			assert.ok(count * cells > 80 - 15 - cells && count * cells <= 80 - 15, `${count} of ${cluster}`);
			const line = stdout.split('\n').find(text => text.startsWith(title)) ?? '';
			assert.equal(count * cells + line.length - title.length, 80);
		}
	});

	test(`${row(21)} are never cut in an article`, async () => {
		const {stdout} = await run(['--print', '--width', '41', 'all.md'], {cwd});
		const lines = stdout.split('\n');
		for (const [cluster, cells] of clusters) {
			const whole = lines.filter(
				line => line.startsWith(cluster) && line.length >= Math.floor(20 / cells) * cluster.length,
			);
			assert.ok(whole.length > 3, cluster);
			for (const line of whole) assert.equal(line, cluster.repeat(line.length / cluster.length));
		}
	});

	test(`${row(22)} lone surrogates are marked, non-characters are gone, private use stays`, async () => {
		const cwd = makeFiles({
			'escaped.md': '---\n{"title": "Alpha \\ud800 Omega", "description": "Alpha \\udfff\\ud83d Omega"}\n---\nText.\n',
			'yaml.md':
				'---\ntitle: "Alpha \\uD800 Omega"\n---\nAlpha &#xD800; &#xFFFE; &#x1FFFF; \uE000\uFDD0\u{10FFFF}\u{F0000} Omega\n',
			'bytes.md': Buffer.concat([Buffer.from('Alpha '), Buffer.of(0xed, 0xa0, 0x80), Buffer.from(' Omega\n')]),
		});
		for (const name of ['escaped', 'yaml', 'bytes']) {
			const {exitCode, stdout} = await run(['--json', `${name}.md`], {cwd});
			assert.equal(exitCode, 0);
			assert.ok(stdout.isWellFormed());
			const [entry] = readEntries(stdout);
			const text = JSON.stringify(entry);
			assert.ok(!/\\ud[89a-f]/.test(text) && !/[\uFDD0-\uFDEF\uFFFE\uFFFF]|[\u{1FFFF}\u{10FFFF}]/u.test(text), text);
			assert.match(text, /Alpha .*Omega/);
			if (name !== 'bytes') assert.match(String(entry?.title), /^Alpha \uFFFD Omega$/);
		}
		const {stdout} = await run(['--print', 'yaml.md'], {cwd});
		assert.match(stdout, /\uE000\u{F0000} Omega/u);
	});
});
