import assert from 'node:assert/strict';
import {test} from 'node:test';
import {defaultSettings, type Options, optionRows, parseOptions, UsageError} from '../source/options.ts';

const good: readonly (readonly [words: string, options: Partial<Options>])[] = [
	['', {paths: [], print: false, json: false, state: true}],
	['a.md b', {paths: ['a.md', 'b']}],
	['-', {paths: ['-']}],
	['--print 2020', {print: true, paths: ['2020']}],
	['--json --drafts x', {json: true, drafts: true, paths: ['x']}],
	['--width 66', {width: 66}],
	['--width=20', {width: 20}],
	['--width 240', {width: 240}],
	['--theme light --sort title', {theme: 'light', sort: 'title'}],
	['--color always', {color: 'always'}],
	['--color=never', {color: 'never'}],
	['--no-color', {color: 'never'}],
	['--hyperlinks always', {hyperlinks: 'always'}],
	['--no-state', {state: false}],
	['--no-cache', {cache: false}],
	['--search ferry', {search: 'ferry', isSorted: false}],
	['--search=ferry --sort oldest x', {search: 'ferry', sort: 'oldest', isSorted: true, paths: ['x']}],
	['--continue', {continue: true, search: null}],
	['--help', {help: true}],
	['-h', {help: true}],
	['--version', {version: true}],
	['-- --print', {paths: ['--print'], print: false}],
];
for (const [words, options] of good) {
	test(`celeb-reader ${words}`, () => {
		const parsed = parseOptions(words.split(' ').filter(Boolean), defaultSettings);
		for (const [key, value] of Object.entries(options)) assert.deepEqual(parsed[key as keyof Options], value, key);
	});
}

const bad: readonly (readonly [words: string, message: RegExp])[] = [
	['--foo', /^unknown option --foo; there are: --width .*--help$/],
	['--foo-bar=3', /^unknown option --foo-bar;/],
	['-x', /^unknown option -x;/],
	['--width', /^--width takes a whole number from 20 to 240; not nothing$/],
	['--width 19', /not “19”$/],
	['--width 241', /not “241”$/],
	['--width 40.5', /not “40.5”$/],
	['--width abc', /not “abc”$/],
	['--theme pink', /^--theme takes auto, dark, light, plain; not “pink”$/],
	['--sort', /^--sort takes newest, oldest, title; not nothing$/],
	['--color sometimes', /^--color takes auto, always, never; not “sometimes”$/],
	['--hyperlinks x', /^--hyperlinks takes/],
	['--search', /^--search takes the words to look for; not nothing$/],
	['--search=', /^--search takes the words to look for; not nothing$/],
	['--search a --search b', /--search can only be set once/],
	['--continue posts', /^--continue opens the article that was open last: it goes with no names and no --search$/],
	['--continue --search ferry', /^--continue .* no --search$/],
	['--width 30 --width 40', /--width can only be set once/],
];
for (const [words, message] of bad) {
	test(`celeb-reader ${words} is called wrongly`, () => {
		assert.throws(
			() => parseOptions(words.split(' '), defaultSettings),
			error => error instanceof UsageError && message.test(error.message) && !error.message.includes('\n'),
		);
	});
}

test('the command line stands over the settings', () => {
	const parsed = parseOptions(['--width', '50'], {...defaultSettings, width: 60, theme: 'light'});
	assert.deepEqual([parsed.width, parsed.theme], [50, 'light']);
});

test('every option of the help is understood', () => {
	for (const {form} of optionRows) {
		const [name = '', value] = form.split(' ');
		const example = {N: '30', NAME: 'dark', ORDER: 'title', WHEN: 'never', TEXT: 'ferry', SHELL: 'bash'}[value ?? ''];
		assert.doesNotThrow(() => parseOptions([name, ...(example ? [example] : [])], defaultSettings));
	}
});

test('the name that the process has in a list of processes stays', () => {
	const {title} = process;
	parseOptions([], defaultSettings);
	assert.equal(process.title, title);
});
