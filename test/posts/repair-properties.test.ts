/**
 * Thousands of texts made at random, the same ones at every run: sound ones stay as they are, damaged ones come back.
 * REPAIR_TEXTS is the number of texts of each kind and REPAIR_SEED where the random numbers begin, for longer runs by hand:
 *
 *     REPAIR_TEXTS=200000 REPAIR_SEED=7 node test/run.mjs test/posts/repair-properties.test.ts
 */
import assert from 'node:assert/strict';
import {existsSync, readdirSync, readFileSync} from 'node:fs';
import path from 'node:path';
import test from 'node:test';
import {fileURLToPath} from 'node:url';
import {decodeBytes} from '../../source/posts/decode.ts';
import {repairProse, repairText} from '../../source/posts/repair.ts';
import {damage} from './damage.ts';
import {Random} from './random.ts';
import {makeSoundText} from './sound-texts.ts';

const {REPAIR_TEXTS = '10000', REPAIR_SEED = '1'} = process.env;
const COUNT = Number(REPAIR_TEXTS);
const SEED = Number(REPAIR_SEED);
const LEAST_RESTORED = 0.99;

test('sound texts in many scripts stay the same to the last character, as prose too', () => {
	const random = new Random(SEED);
	for (let count = 0; count < COUNT; count++) {
		const text = makeSoundText(random);
		assert.equal(repairText(text), text);
		assert.equal(repairProse(text), text);
	}
});

test('texts damaged in one to three rounds, wholly or in part, come back', () => {
	const random = new Random(SEED);
	const missed: string[] = [];
	for (let count = 0; count < COUNT; ) {
		const text = makeSoundText(random);
		const damaged = damage(random, text);
		if (damaged === text) continue;
		count++;
		if (repairText(damaged) !== text) missed.push(damaged);
	}
	const restored = 1 - missed.length / COUNT;
	assert.ok(restored >= LEAST_RESTORED, `${restored} restored, but not ${JSON.stringify(missed.slice(0, 5))}`);
});

test('a second repair of damaged texts changes nothing, and no byte of theirs is taken for a line end', () => {
	const random = new Random(SEED + 1);
	for (let count = 0; count < COUNT / 4; count++) {
		const damaged = damage(random, makeSoundText(random));
		assert.equal(decodeBytes(new TextEncoder().encode(damaged)).text, damaged);
		const once = repairText(damaged);
		assert.equal(repairText(once), once);
	}
});

const MODULES = fileURLToPath(new URL('../../node_modules', import.meta.url));

/** The languages of packages that are here anyway; ftfy's own pages are full of damage. */
function readPackages(): readonly string[] {
	const folders = [
		'@biomejs/biome',
		'yargs/locales',
		'emojilib',
		'node-emoji',
		'cli-boxes',
		'fast-check',
		'smol-toml',
		'ink',
	];
	return folders
		.map(folder => path.join(MODULES, folder))
		.filter(folder => existsSync(folder))
		.flatMap(folder => readdirSync(folder).map(name => path.join(folder, name)))
		.filter(file => /\.(?:md|json)$/.test(file))
		.map(file => readFileSync(file, 'utf8'));
}

test('what packages ship in their languages stays the same', () => {
	for (const text of readPackages()) assert.equal(repairText(text), text);
});
