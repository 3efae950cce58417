import assert from 'node:assert/strict';
import {existsSync, readFileSync} from 'node:fs';
import {test} from 'node:test';
import {updateReadme} from '../scripts/readme.ts';

const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8');

test('the options and keys in the README are those of the program (npm run readme writes them)', () => {
	assert.equal(updateReadme(readme), readme);
});

test('the README gives the two commands', () => {
	assert.ok(readme.includes('npm ci && npm start') && readme.includes('npm ci && npm test'));
});

test('the files that the README points to are there', () => {
	const targets = [...readme.matchAll(/\]\((?!https?:)([^)#]+)\)/g)].map(match => match[1] ?? '');
	assert.ok(targets.length >= 4);
	for (const target of targets) assert.ok(existsSync(new URL(`../${target}`, import.meta.url)), target);
});
