import assert from 'node:assert/strict';
import {readdirSync, readFileSync} from 'node:fs';
import {createRequire} from 'node:module';
import path from 'node:path';
import {before, describe, test} from 'node:test';
import {root} from '../fixtures/sandbox.ts';

const dist = path.join(root, 'dist');
const load = createRequire(import.meta.url);
/** What is run by itself; everything else in the folder is a pack of modules. */
const PROGRAMS = ['cli.js', 'loader.js', 'worker.js'];

/** The modules of each built file. */
const packs = new Map<string, readonly string[]>();

describe('the built files', () => {
	before(() => {
		for (const file of readdirSync(dist).filter(name => name.endsWith('.js') && !PROGRAMS.includes(name)))
			packs.set(file, Object.keys(load(path.join(dist, file)) as object));
	});

	test('have every module that one of them asks for, once', () => {
		const names = [...packs.values()].flat();
		assert.equal(new Set(names).size, names.length);
		for (const file of packs.keys()) {
			const code = readFileSync(path.join(dist, file), 'utf8');
			for (const [, name = ''] of code.matchAll(/require\("\.\/([^"]+)"\)/g)) assert.ok(names.includes(name), name);
		}
	});

	test('hold what a way of calling needs in one file each', () => {
		const hasMain = packs.get('main.js')?.includes('main.js');
		assert.ok(hasMain);
		for (const file of ['main.js', 'screen.js', 'article.js', 'common.js'])
			assert.ok((packs.get(file)?.length ?? 0) > 1, file);
	});

	test('are run by no more than is asked for: a module is a function until then', () => {
		for (const file of packs.keys()) {
			for (const module of Object.values(load(path.join(dist, file)) as object))
				assert.equal(typeof module, 'function');
		}
	});
});
