import assert from 'node:assert/strict';
import {readdirSync, readFileSync} from 'node:fs';
import path from 'node:path';
import {test} from 'node:test';
import {fileURLToPath} from 'node:url';
import {attackedRows} from './attacks.ts';
import {rows} from './rows.ts';

const folder = path.dirname(fileURLToPath(import.meta.url));
const sources = readdirSync(folder)
	.filter(name => name.endsWith('.test.ts'))
	.map(name => readFileSync(path.join(folder, name), 'utf8'));

test('every row has a test', () => {
	const shown = new Set(
		sources.flatMap(source => [...source.matchAll(/\brow\((\d+)\)/g)].map(([, number]) => Number(number))),
	);
	for (const number of attackedRows) shown.add(number);
	assert.deepEqual(
		Object.keys(rows).filter(number => !shown.has(Number(number))),
		[],
	);
});
