import assert from 'node:assert/strict';
import fc from 'fast-check';
import {defaultSettings, optionRows, parseOptions, readSettings, UsageError} from '../../source/options.ts';
import {guessDate} from '../../source/posts/guess-date.ts';
import {readPiped} from '../../source/posts/piped.ts';
import {parsePost} from '../../source/posts/post.ts';
import {findContext, matchText} from '../../source/posts/search/match.ts';
import {plainBody} from '../../source/posts/search/plain-body.ts';
import {parseQuery, wordsOf} from '../../source/posts/search/query.ts';
import {filterPosts, matchedIn} from '../../source/state/filter.ts';
import {sanitizeField} from '../../source/text/sanitize.ts';
import {bytesOf, fileBytes, text} from './generate.ts';
import {setting, settingKeys} from './plain-data.ts';
import {type AnyTarget, anyTarget} from './target.ts';

const forms = optionRows.map(({form}) => form.split(' ')[0] ?? '');
const word = fc.oneof(
	fc.constantFrom(...forms, ...forms.map(form => form.replace('--', '--no-')), '-h', '-', '--', '--x', '-x', '-abc'),
	fc.constantFrom('80', '0', '241', '1e2', 'auto', 'always', 'dark', 'title', 'constructor', '__proto__', 'true', ''),
	fc.tuple(fc.constantFrom(...forms), text).map(([form, value]) => `${form}=${value}`),
	text,
);

/** Any words are options, or one line that says what is wrong. */
function checkOptions(argv: readonly string[]): void {
	try {
		const {paths, width, search} = parseOptions(argv, defaultSettings);
		assert.ok(
			paths.every(path => typeof path === 'string'),
			'a path that is none',
		);
		assert.ok(width === null || (width >= 20 && width <= 240), 'a width that is none');
		assert.ok(search === null || search.trim() !== '', 'a blank search');
	} catch (error) {
		if (!(error instanceof UsageError)) throw error;
		assert.notEqual(sanitizeField(error.message), '');
	}
}

/** Any settings are settings, or told with those that are right. */
function checkSettings(json: string): void {
	const values = JSON.parse(json) as Record<string, unknown>;
	try {
		readSettings(values, key => key);
	} catch (error) {
		if (!(error instanceof UsageError)) throw error;
		assert.ok(typeof error.rest === 'object', 'nothing that is right');
	}
	assert.equal(({} as Record<string, unknown>).base, undefined);
}

type Piped = {readonly file: string; readonly every: number};

function checkPiped({file, every}: Piped): void {
	const bytes = bytesOf(file);
	let asked = 0;
	const exists = (name: string) => {
		assert.ok(name !== '' && name.length <= 4096, 'a name that is none');
		return every > 0 && ++asked % every === 0;
	};
	const piped = readPiped(new TextDecoder().decode(bytes), {exists, home: '/home/ilse'});
	if (piped.kind === 'paths') assert.ok(piped.paths.length + piped.missing.length > 0, 'no names');
	if (piped.kind === 'missing') assert.notEqual(piped.name.trim(), '');
}

type Sought = {readonly file: string; readonly query: string};
const MOST_MS = 3000;

/** What is found stands in the post, and what is shown of it stands in the text. */
function checkSearch({file, query: typed}: Sought): void {
	const started = performance.now();
	const bytes = bytesOf(file);
	guessDate(bytes);
	const {post, body} = parsePost({path: 'posts/a.md', bytes, size: bytes.length, modifiedMs: 0});
	const query = parseQuery(typed);
	assert.deepEqual(structuredClone(query), query);
	const plain = plainBody(body);
	const hit = matchText(query, {post, text: plain});
	if (hit !== null) assert.ok(hit.score >= 0 && hit.score < 6, 'a score that is none');
	const context = hit?.context ?? findContext(plain, wordsOf(query), query);
	if (context !== null) {
		assert.equal(sanitizeField(context.text), context.text);
		assertRanges(context.ranges, context.text);
		// A piece may begin or end within a sequence, of which letters are shown then.
		const isText = !/[\u001B\u0080-\u009F]/.test(plain + post.description);
		const whole = `${sanitizeField(plain)} ${sanitizeField(post.description)}`;
		assert.ok(!isText || whole.includes(context.text), 'not in the text');
	}
	const posts = [post, {...post, path: 'posts/b.md', title: 'Ferry'}];
	const {posts: found} = filterPosts(posts, typed);
	assert.ok(
		found.every(one => posts.includes(one)),
		'a post from nowhere',
	);
	const matched = matchedIn(post, typed);
	assertRanges(matched.title, sanitizeField(post.title));
	assertRanges(matched.description, sanitizeField(post.description));
	assert.ok(performance.now() - started < MOST_MS, 'too slow');
}

const assertRanges = (ranges: readonly (readonly [number, number])[], shown: string): void =>
	assert.ok(
		ranges.every(([from, to]) => from >= 0 && from < to && to <= shown.length),
		`${JSON.stringify(ranges)} of ${JSON.stringify(shown)}`,
	);

const sought = fc.record({
	file: fileBytes,
	query: fc.oneof(
		text,
		fc
			.array(fc.oneof(text, fc.constantFrom('title:', 'tag:a', '-', '"', 'before:2019', 'after:', ' ', 'Ilse', 'pier')))
			.map(parts => parts.join('')),
		fc.tuple(text, fc.integer({min: 1, max: 3000})).map(([unit, times]) => unit.repeat(times).slice(0, 20_000)),
	),
});

export const inputTargets: readonly AnyTarget[] = [
	anyTarget({name: 'options', inputs: fc.array(word, {maxLength: 6}), check: checkOptions, runs: 1000}),
	anyTarget({
		name: 'settings',
		inputs: fc
			.dictionary(fc.constantFrom(...settingKeys, 'themes'), setting, {maxKeys: 5})
			.map(value => JSON.stringify(value)),
		check: checkSettings,
		runs: 1000,
	}),
	anyTarget({name: 'piped', inputs: fc.record({file: fileBytes, every: fc.nat(5)}), check: checkPiped, runs: 600}),
	anyTarget({name: 'search', inputs: sought, check: checkSearch, runs: 200}),
];
