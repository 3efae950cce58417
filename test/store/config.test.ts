import assert from 'node:assert/strict';
import {mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {after, test} from 'node:test';
import {defaultSettings, parseOptions, readSettings, UsageError} from '../../source/options.ts';
import {readConfig} from '../../source/store/config.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'celeb-reader-config-'));
after(() => rmSync(folder, {recursive: true}));

function read(value: unknown) {
	const file = path.join(folder, 'config.json');
	writeFileSync(file, typeof value === 'string' ? value : JSON.stringify(value));
	const {settings, notice} = readConfig(file, values => readSettings(values, key => `“${key}”`));
	return {settings, notice: notice?.replace(file, 'FILE') ?? null};
}

test('a theme of the settings file can be chosen in it', () => {
	const {settings, notice} = read({theme: 'mine', themes: {mine: {accent: 'red'}}});
	assert.equal(notice, null);
	assert.equal(settings.theme, 'mine');
	assert.deepEqual(Object.keys(settings.themes ?? {}), ['mine']);
});

test('and on the command line', () => {
	const {settings} = read({themes: {mine: {accent: 'red'}}});
	const parse = (name: string) => parseOptions(['--theme', name], {...defaultSettings, ...settings}).theme;
	assert.equal(parse('mine'), 'mine');
	assert.equal(parse('light'), 'light');
	assert.throws(
		() => parse('yours'),
		error =>
			error instanceof UsageError && error.message === '--theme takes auto, dark, light, plain, mine; not “yours”',
	);
});

test('a theme that is not there is told, and the other settings count', () => {
	assert.deepEqual(read({theme: 'mine', width: 60}), {
		settings: {width: 60},
		notice: 'FILE: “theme” takes auto, dark, light, plain; not “mine”; going on without it',
	});
});

test('a bad colour is told by its key, and the rest of the theme counts', () => {
	const {settings, notice} = read({theme: 'mine', themes: {mine: {accent: 'orange', quiet: 245}}, sort: 'title'});
	assert.match(notice ?? '', /^FILE: “themes\.mine\.accent” takes a colour, as .*; not “orange”; going on without it$/);
	assert.deepEqual(settings, {
		theme: 'mine',
		themes: {mine: {base: 'auto', tones: {quiet: 245, comment: 245}}},
		sort: 'title',
	});
});

test('several wrong settings are told together', () => {
	const {settings, notice} = read({width: 5, drafts: 'yes', hyperlinks: 'never'});
	assert.equal(
		notice,
		'FILE: “width” takes a whole number from 20 to 240; not “5”; “drafts” takes true or false; not “yes”; going on without it',
	);
	assert.deepEqual(settings, {hyperlinks: 'never'});
});

const unknown: readonly (readonly [what: string, key: string, told: string])[] = [
	['a slip of the finger', 'colour', '“colour” is no setting; “color” is'],
	['another case', 'THEME', '“THEME” is no setting; “theme” is'],
	['the dashes of the command line', '--sort', '“--sort” is no setting; “sort” is'],
	['the name of an option that switches it off', 'no-state', '“no-state” is no setting; “state” is'],
	['an option of the command line alone', 'print', '“print” is for the command line alone'],
	['another of them', 'completions', '“completions” is for the command line alone'],
	[
		'anything else',
		'pager',
		'“pager” is no setting; there are: width, theme, themes, sort, color, hyperlinks, drafts, state, cache',
	],
	[
		'nothing at all',
		'',
		'“” is no setting; there are: width, theme, themes, sort, color, hyperlinks, drafts, state, cache',
	],
];
for (const [what, key, told] of unknown) {
	test(`a key of the settings file that is ${what} is told once, and the others count`, () => {
		const {settings, notice} = read({width: 60, [key]: true, drafts: true});
		assert.equal(notice, `FILE: ${told}; going on without it`);
		assert.deepEqual(settings, {width: 60, drafts: true});
	});
}

test('keys that objects have are keys like others', () => {
	const text = '{"__proto__": {"width": 50, "state": false}, "constructor": 1, "toString": 2, "sort": "title"}';
	const {settings, notice} = read(JSON.parse(text));
	assert.match(notice ?? '', /^FILE: “__proto__” is no setting; there are: .*“constructor” is no .*“toString” is no /);
	assert.deepEqual(Object.entries(settings), [['sort', 'title']]);
	assert.equal(parseOptions([], {...defaultSettings, ...settings}).state, true);
});

test('what is told stays short, however long or many the keys and values are', () => {
	const long = 'x'.repeat(1_000_000);
	for (const value of [
		{[long]: 1},
		{theme: long, width: long, color: long},
		{themes: {[long]: 1, [`${long}y`]: {base: long, [long]: long, accent: long}}, theme: long},
		Object.fromEntries(Array.from({length: 50_000}, (_, index) => [`key-${index}`, index])),
		`{"width": ${'['.repeat(100_000)}${']'.repeat(100_000)}, "theme": {"a": {}}, "sort": [], "drafts": true}`,
	]) {
		const {settings, notice} = read(typeof value === 'string' ? value : {...value, drafts: true});
		assert.ok(notice !== null && notice.length < 1500, `${notice?.length}`);
		assert.equal(settings.drafts, true);
	}
	const {notice} = read(Object.fromEntries(Array.from({length: 50}, (_, index) => [`key-${index}`, index])));
	assert.match(notice ?? '', /“key-3” is no [^;]*; there are: [^;]*; 46 more like these; going on without it$/);
});
