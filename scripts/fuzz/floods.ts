import assert from 'node:assert/strict';
import fc from 'fast-check';
import {createGuard} from '../../source/guard.ts';
import {parsePost} from '../../source/posts/post.ts';
import {plainBody} from '../../source/posts/search/plain-body.ts';
import {openBook} from '../../source/render/book.ts';
import {unicodeGlyphs} from '../../source/render/line.ts';
import {readSections, type Section} from '../../source/render/markdown/parse.ts';
import {layPages} from '../../source/render/pages.ts';
import {closers, openers, units} from '../../test/fixtures/hostile-pieces.ts';
import {marks, words} from './pieces.ts';
import {type AnyTarget, anyTarget} from './target.ts';

type Flood = {readonly opener: string; readonly unit: readonly string[]; readonly closer: string};

const SMALL = 16_000;
const GROWN = 8;
/** What eight times as much text may take: eight times as long, twice that for luck, and what a pause of the machine takes. */
const MOST_TIMES = 2 * GROWN;
const PAUSE_MS = 150;
/** A section is broken off after 2 s, once in an article; the next ones sooner. */
const SECTION_MS = 4000;
const ARTICLE_MS = 12_000;
const ATTEMPTS = 3;

const textOf = ({opener, unit, closer}: Flood, length: number): string => {
	const one = unit.join('') || 'a';
	return opener + one.repeat(Math.ceil(length / one.length)).slice(0, length) + closer;
};

/** Milliseconds of processor that a function takes. */
function timeOf(run: () => unknown): number {
	const before = process.cpuUsage();
	run();
	const {user, system} = process.cpuUsage(before);
	return (user + system) / 1000;
}

const stages: Readonly<Record<string, (text: string) => unknown>> = {
	'the post': text => {
		const bytes = Buffer.from(text);
		return parsePost({path: 'a.md', bytes, size: bytes.length, modifiedMs: 0});
	},
	sections: text => readSections(text, ''),
	'plain text': plainBody,
};

/** The time for n bytes stays under a line, whatever they are. */
function checkFlood(flood: Flood): void {
	const [small, large] = [textOf(flood, SMALL), textOf(flood, SMALL * GROWN)];
	for (const [name, run] of Object.entries(stages)) {
		const excess = () => timeOf(() => run(large)) - timeOf(() => run(small)) * MOST_TIMES - PAUSE_MS;
		const ms = least(excess);
		assert.ok(ms <= 0, `${name}: ${Math.round(ms)} ms over the line`);
	}
	const ms = timeOf(() => layAll(large));
	assert.ok(ms < ARTICLE_MS, `all of it takes ${Math.round(ms)} ms`);
}

/** The least of some times, of which the first that is good enough is the last. */
function least(measure: () => number): number {
	let ms = Number.POSITIVE_INFINITY;
	for (let attempt = 0; attempt < ATTEMPTS && ms > 0; attempt++) ms = Math.min(ms, measure());
	return ms;
}

function layAll(text: string): void {
	const bytes = Buffer.from(text);
	const {post, body} = parsePost({path: 'a.md', bytes, size: bytes.length, modifiedMs: 0});
	const sections = readSections(body, '', createGuard()).map(inTime);
	const book = openBook({post, sections}, {locale: 'en', hasHyperlinks: false});
	const pages = layPages(book, {width: 72, glyphs: unicodeGlyphs});
	for (let section = 0; section < book.count; section++) {
		const ms = timeOf(() => pages.lines(section));
		assert.ok(ms < SECTION_MS, `a section is laid out in ${Math.round(ms)} ms`);
	}
}

const inTime = ({size, read}: Section): Section => ({size, read});

const pieces = fc.constantFrom(...units, ...marks, ...words);
export const floodTargets: readonly AnyTarget[] = [
	anyTarget({
		name: 'floods',
		inputs: fc.record({
			opener: fc.constantFrom(
				...openers,
				'a ',
				'\n\n',
				'> ',
				'- ',
				'<div>\n',
				'| a |\n|--|\n',
				'```\n',
				'$',
				'[',
				'{{< ',
			),
			unit: fc.array(pieces, {minLength: 1, maxLength: 3}),
			closer: fc.constantFrom(...closers, ' ', '\n\nend', ')', ']', '`', '*', '$'),
		}),
		check: checkFlood,
		runs: 6,
	}),
];
