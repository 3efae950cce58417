import assert from 'node:assert/strict';
import {test} from 'node:test';
import {withoutAnswers} from '../../source/terminal/answers.ts';

const cases: readonly (readonly [what: string, typed: string, kept: string])[] = [
	['letters', 'jjq', 'jjq'],
	['an arrow', '\u001B[A', '\u001B[A'],
	['the Escape key', '\u001B', '\u001B'],
	['a letter with Alt', '\u001Bq', '\u001Bq'],
	['a bracket with Alt before text', '\u001B]quick', '\u001B]quick'],
	['a colour between letters', 'j\u001B]11;rgb:ffff/ffff/ffff\u0007k', 'jk'],
	['a colour with the long end', '\u001B]10;rgb:0/0/0\u001B\\', ''],
	['a name', '\u001BP>|quill(3)\u001B\\', ''],
	['a picture that was shown', '\u001B_Gi=31;OK\u001B\\', ''],
	['a click in the old form', '\u001B[M qqj', 'j'],
	['two of them', '\u001B]4;1;rgb:1/1/1\u0007\u001B]4;2;rgb:2/2/2\u0007', ''],
];
for (const [what, typed, kept] of cases) {
	test(`of ${what} ${kept === typed ? 'all' : JSON.stringify(kept)} is kept`, () =>
		assert.equal(withoutAnswers(typed), kept));
}

test('a heap of beginnings takes no time', () => {
	const heap = '\u001B]11;'.repeat(200_000);
	const start = performance.now();
	assert.equal(withoutAnswers(heap), heap);
	assert.ok(performance.now() - start < 1000);
});
