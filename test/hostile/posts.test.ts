import assert from 'node:assert/strict';
import {describe, test} from 'node:test';
import {inPipes, readEntries, run} from '../cli/run.ts';
import {post} from '../fixtures/articles.ts';
import {makeFiles} from '../fixtures/sandbox.ts';
import {foreignControls} from '../pty/sequences.ts';
import {inTerminals, openTerminal, type Terminal} from '../pty/terminal.ts';
import {allAttacks, attackedRows, attacks} from './attacks.ts';
import {assertRestored, assertShown, assertUnharmed} from './judge.ts';
import {postWith, seenInList, seenInReader, spellings} from './post-places.ts';
import {row} from './rows.ts';

/** Without links, addresses are written out; with them, they stand in our own sequences. */
const hyperlinks = ['never', 'always'] as const;

/** Around a text in the places of a post. */
const marks = (places: readonly string[], number: number): readonly string[] =>
	places.flatMap(place => [`${place}a${number}`, `${place}z${number}`]);

const neighbour = post({title: 'The neighbour', date: '2020-01-01'}, 'What the neighbour says.');

const size = {columns: 90, rows: 90};

/** Looks at each post of a folder: in the list, to its end, its contents and its links, then searches. */
async function sweep(terminal: Terminal, numbers: readonly number[]): Promise<void> {
	await terminal.until(rows => rows.at(-1)?.trim().startsWith(`1/${numbers.length} `) === true, 'the list');
	// As long as the screen has room: the others follow when they are read.
	const seen = numbers.slice(0, 15);
	assertShown(
		terminal,
		seen.flatMap(number => marks(seenInList, number)),
	);
	for (const [index, number] of numbers.entries()) {
		const last = `The last words of post ${number}.`;
		await terminal.type(index === 0 ? '\r' : ']', rows => rows.some(text => text.includes(last)), last);
		assertShown(terminal, marks(seenInReader, number), row(attacks[number]?.row ?? 1));
		if (index % 3 > 0) continue;
		await terminal.type('t', /^ +Contents {2}ta/m);
		assertShown(terminal, marks(['h'], number));
		await terminal.type('qo', /^ +Links and images {2}ta/m);
		assertShown(terminal, [`ia${number}`]);
		await terminal.type('q', rows => rows.some(text => text.includes(last)), last);
	}
	await terminal.type('/tz', /\/tz.* 1\/1/);
	await terminal.type('\u001B', / q back$/m);
	await terminal.type('q', /celeb-reader/);
	terminal.press('q');
	assert.deepEqual(await terminal.end(), {exitCode: 0, signal: 0});
	assertUnharmed(terminal, size);
	await assertRestored(terminal);
}

const folders = hyperlinks.length;

describe(`rows ${attackedRows.join(', ')}:`, inTerminals, () => {
	for (const [folder, links] of hyperlinks.entries()) {
		test(`in every place of a post it is text on every screen, hyperlinks ${links}`, async () => {
			const numbers = [...attacks.keys()].filter(number => number % folders === folder);
			const posts = numbers.map(number => [`post-${number}.md`, attackedPost(number)]);
			const cwd = makeFiles(Object.fromEntries(posts));
			const terminal = openTerminal({cwd, args: ['.', '--sort', 'title', '--hyperlinks', links], ...size});
			await sweep(terminal, numbers.map(String).sort().map(Number));
		});
	}
});

/** A post with one of the attacks, spelled in one of the ways. */
function attackedPost(number: number): string {
	const spelling = spellings[Math.floor(number / folders) % spellings.length];
	const attack = attacks[number];
	assert.ok(spelling !== undefined && attack !== undefined);
	return postWith(number, attack.text, spelling);
}

/** What ends fields that are cut when they are long. */
const CUT = ['tz1', 'wz1', 'iz1'];

describe(`rows ${attackedRows.join(', ')}:`, inPipes, () => {
	for (const [index, spelling] of spellings.entries()) {
		const cwd = makeFiles({'all.md': postWith(1, allAttacks, spelling), 'neighbour.md': neighbour});
		const printed = [['--print'], ['--print', '--color=always', '--hyperlinks=always'], ['--json']][index] ?? [];

		test(`all of it, ${spelling.name}, is text by ${printed.join(' ')}, of a file, of a pipe, and in a list`, async () => {
			const stdin = postWith(1, allAttacks, spelling);
			for (const [args, piped] of [[['all.md']], [[], stdin], [['.']]] as const) {
				const {exitCode, stdout, stderr} = await run([...args, ...printed], {cwd, ...(piped && {stdin: piped})});
				assert.equal(exitCode, 0);
				assert.deepEqual(foreignControls(stdout), []);
				assert.deepEqual(foreignControls(stderr), []);
				if (args[0] === '.') assert.match(stdout, /The neighbour/);
				const text = printed[0] === '--json' ? JSON.stringify(readEntries(stdout)) : stdout;
				const seen = args[0] === '.' ? ['ta1'] : marks(seenInReader, 1).filter(mark => !CUT.includes(mark));
				assert.deepEqual(
					seen.filter(mark => !text.includes(mark)),
					[],
				);
			}
		});
	}
});
