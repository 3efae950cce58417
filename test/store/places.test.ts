import assert from 'node:assert/strict';
import {describe, test} from 'node:test';
import {cacheFolder, configFile, stateFolder} from '../../source/store/places.ts';

describe('what is kept is below', {skip: process.platform !== 'linux'}, () => {
	test('the home folder', () => {
		const env = {HOME: '/home/ann'};
		assert.equal(stateFolder(env), '/home/ann/.local/state/celeb-reader');
		assert.equal(cacheFolder(env), '/home/ann/.cache/celeb-reader');
		assert.equal(configFile(env), '/home/ann/.config/celeb-reader/config.json');
	});

	test('what XDG’s variables name, where that is absolute', () => {
		const env = {HOME: '/home/ann', XDG_STATE_HOME: '/s', XDG_CACHE_HOME: 'c', XDG_CONFIG_HOME: ''};
		assert.equal(stateFolder(env), '/s/celeb-reader');
		assert.equal(cacheFolder(env), '/home/ann/.cache/celeb-reader');
		assert.equal(configFile(env), '/home/ann/.config/celeb-reader/config.json');
	});

	test('no working directory, whatever HOME is', () => {
		for (const HOME of [undefined, '', '.', 'some/where', '~']) {
			const folder = stateFolder({HOME});
			assert.ok(folder === null || folder.startsWith('/'), String(folder));
		}
	});
});
