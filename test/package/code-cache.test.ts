import assert from 'node:assert/strict';
import {readdirSync, readFileSync} from 'node:fs';
import path from 'node:path';
import {test} from 'node:test';
import {Script} from 'node:vm';
import {root} from '../fixtures/sandbox.ts';

const dist = path.join(root, 'dist');
const caches = path.join(dist, 'cache', `${process.version}-${process.platform}-${process.arch}`);

test('what the build has compiled is taken by V8, and is what a start needs', () => {
	const names = readdirSync(caches);
	for (const name of ['main.js', 'screen.js', 'article.js', 'common.js', 'ink.js'])
		assert.ok(names.includes(`${name}.bin`));
	for (const name of names) {
		const file = name.slice(0, -'.bin'.length);
		// As source/loader.ts does it.
		const source = `(function (module) {${readFileSync(path.join(dist, file), 'utf8')}\n})`;
		const script = new Script(source, {
			filename: path.join(dist, file),
			cachedData: readFileSync(path.join(caches, name)),
		});
		assert.equal(script.cachedDataRejected, false, name);
	}
});
