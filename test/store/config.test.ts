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
	writeFileSync(file, JSON.stringify(value));
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
