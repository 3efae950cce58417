/**
 * Thousands of texts made at random, the same ones at every run: sound ones stay as they are, damaged ones come back.
 * REPAIR_TEXTS is the number of texts of each kind and REPAIR_SEED where the random numbers begin, for longer runs by hand:
 *
 *     REPAIR_TEXTS=200000 REPAIR_SEED=7 node test/run.mjs test/posts/repair-properties.test.ts
 */
import assert from 'node:assert/strict';
import {readdirSync, readFileSync, statSync} from 'node:fs';
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

/** Lines that are not ASCII in what packages ship; ftfy's are full of damage, and Node's buffer shows what it looks like. */
function readPackages(): readonly string[] {
	return readdirSync(MODULES, {recursive: true, encoding: 'utf8'})
		.filter(file => /\.(?:md|json|txt|d\.ts)$/i.test(file) && !/^(?:ftfy-js|@types[/\\]node)[/\\]/.test(file))
		.map(file => path.join(MODULES, file))
		.filter(file => statSync(file).isFile())
		.flatMap(file => readFileSync(file, 'utf8').split('\n'))
		.filter(line => /[^\0-\u007f]/.test(line));
}

test('what packages ship in their languages stays the same', () => {
	const lines = readPackages();
	assert.ok(lines.length > 1000, `${lines.length} lines`);
	for (const line of lines) assert.equal(repairText(line), line);
});

const LOCALES = (
	'ar az bg bn ca cs da de el en es et fa fi fr ga gu he hi hr hu hy id is it ja ka kk km kn ko lo lt lv mk ml mn mr ms my ' +
	'nb ne nl pa pl pt ro ru si sk sl sq sr sv sw ta te th tr uk ur uz vi zh zu'
).split(' ');
const REGIONS = Array.from({length: 26 * 26}, (_, index) =>
	String.fromCharCode(65 + Math.floor(index / 26), 65 + (index % 26)),
);

test('the names of countries and currencies in the languages of Node stay the same', () => {
	for (const locale of LOCALES) {
		const regions = new Intl.DisplayNames(locale, {type: 'region', fallback: 'none'});
		const currencies = new Intl.DisplayNames(locale, {type: 'currency', fallback: 'none'});
		const names = [
			...REGIONS.map(code => regions.of(code)),
			...Intl.supportedValuesOf('currency').map(code => currencies.of(code)),
		];
		assert.ok(names.some(name => name !== undefined));
		for (const name of names) if (name !== undefined) assert.equal(repairProse(name), name);
	}
});
