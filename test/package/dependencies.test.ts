import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import path from 'node:path';
import {test} from 'node:test';
import {root} from '../fixtures/sandbox.ts';

type Package = {
	readonly version: string;
	readonly resolved?: string;
	readonly integrity?: string;
	readonly hasInstallScript?: boolean;
	readonly engines?: {readonly node?: string};
};
type Manifest = {
	readonly engines: {readonly node: string};
	readonly allowScripts: Readonly<Record<string, boolean>>;
	readonly scripts: Readonly<Record<string, string>>;
};

const readJson = (name: string): unknown => JSON.parse(readFileSync(path.join(root, name), 'utf8'));
const manifest = readJson('package.json') as Manifest;
const {packages} = readJson('package-lock.json') as {readonly packages: Readonly<Record<string, Package>>};
const locked = Object.entries(packages).filter(([folder]) => folder !== '');

type Version = readonly [major: number, minor: number, patch: number];
const parse = (text: string): Version => {
	const [major = 0, minor = 0, patch = 0] = text.split('.').map(part => Number.parseInt(part, 10) || 0);
	return [major, minor, patch];
};
const compare = (a: Version, b: Version): number => a[0] - b[0] || a[1] - b[1] || a[2] - b[2];

/** Whether a range of versions, as `engines` have them, holds a version. */
function admits(range: string, text: string): boolean {
	const version = parse(text);
	return range.split('||').some(alternative =>
		[...alternative.matchAll(/(>=|<=|>|<|\^|~|=)?\s*v?(\*|[\dx][\d.x*]*)/g)].every(([, sign = '', bound = '']) => {
			const parsed = parse(bound);
			const order = compare(version, parsed);
			if (bound === '*') return true;
			if (sign === '>=') return order >= 0;
			if (sign === '<=') return order <= 0;
			if (sign === '>') return order > 0;
			if (sign === '<') return order < 0;
			if (sign === '~') return order >= 0 && version[0] === parsed[0] && version[1] === parsed[1];
			return order >= 0 && version[0] === parsed[0];
		}),
	);
}

test('the check of ranges knows those that packages have', () => {
	for (const range of ['>=18', '^20.19.0 || >=22.12.0', '>= 4.0', '*', '20.x', '>=20 <23', '6.* || >= 10.*', '^20'])
		assert.ok(admits(range, '20.19.0'), range);
	for (const range of ['>=22', '^18 || >=22', '^20.20.0', '18.x', '>=12 <20', '>20.19.0'])
		assert.ok(!admits(range, '20.19.0'), range);
});

test('every package that is used to build and test runs on the oldest Node that is supported', () => {
	const oldest = /^>=(\d+\.\d+\.\d+)$/.exec(manifest.engines.node)?.[1] ?? '';
	assert.notEqual(oldest, '');
	const tooNew = locked.filter(([, {engines}]) => engines?.node !== undefined && !admits(engines.node, oldest));
	assert.deepEqual(tooNew, []);
});

test('every package is known by its hash, and comes from nowhere but the public registry', () => {
	assert.ok(locked.length > 100);
	for (const [folder, {version, integrity, resolved}] of locked) {
		assert.match(integrity ?? '', /^sha512-[\w+/]{86}==$/, folder);
		assert.match(version, /^\d+\.\d+\.\d+/, folder);
		if (resolved !== undefined) assert.ok(resolved.startsWith('https://registry.npmjs.org/'), resolved);
	}
});

test('no package needs its install script', () => {
	const names = locked.filter(([, {hasInstallScript}]) => hasInstallScript === true).map(([folder]) => folder);
	// esbuild's makes a start of its command faster; the build does not use the command.
	assert.deepEqual(names, ['node_modules/esbuild']);
	assert.deepEqual(manifest.allowScripts, {esbuild: false});
});
