import assert from 'node:assert/strict';
import {readdirSync, readFileSync} from 'node:fs';
import path from 'node:path';
import {test} from 'node:test';
import {fileURLToPath} from 'node:url';
import {checkInTime} from '../../scripts/fuzz/target.ts';
import {targets} from '../../scripts/fuzz/targets.ts';

const folder = fileURLToPath(new URL('findings', import.meta.url));

for (const file of readdirSync(folder)) {
	const {target: name, input} = JSON.parse(readFileSync(path.join(folder, file), 'utf8')) as {
		readonly target: string;
		readonly input: unknown;
	};
	test(`${file}, found by fuzzing ${name}, is found no more`, async () => {
		const target = targets.find(one => one.name === name);
		assert.ok(target, 'there is no such target any more');
		await checkInTime(target, input);
	});
}
