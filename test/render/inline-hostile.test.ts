import assert from 'node:assert/strict';
import {before, test} from 'node:test';
import {blockText} from '../../source/render/block.ts';
import {loadEmoji} from '../../source/render/markdown/emoji.ts';
import {mathText} from '../../source/render/markdown/math.ts';
import {parseBlocks} from '../../source/render/markdown/parse.ts';
import {inTime} from '../in-time.ts';

before(loadEmoji);

const LENGTH = 50_000;

const floods = [
	'$',
	'$a ',
	'$x$ ',
	'a$x$ ',
	'$$a',
	'*$a',
	'\\(a',
	'\\\\[a',
	':a:',
	':tada:',
	'[[Ab',
	'[[A|b]]',
	'a^[',
	'a^[b c',
	'x^2^ ',
	'x~2~',
	'~a',
	'<sup>a',
	'<ruby>a<rt>b',
	'<q>',
	'<a id="b">c',
	'[a](#b) ',
	'*[A]: b\n',
	'A\n*[A]: b\n',
];
for (const flood of floods) {
	test(`a flood of ${JSON.stringify(flood)} is read in time`, () => {
		const blocks = inTime(() => parseBlocks(flood.repeat(LENGTH / flood.length), ''));
		assert.notEqual(blocks.map(blockText).join(''), '');
	});
}

test('formulas in each other end somewhere', () => {
	assert.equal(mathText('\\frac{'.repeat(300)), null);
	assert.equal(mathText(`${'{'.repeat(900)}a${'}'.repeat(900)}`), null);
	assert.equal(mathText('x^'.repeat(900)), null);
	assert.equal(mathText('a'.repeat(100_000)), null);
});

test('names of what every object has are no tags', () => {
	const text = parseBlocks('A <constructor> and <b>b</b>, <toString>', '').map(blockText).join('\n');
	assert.equal(text, 'A <constructor> and b, <toString>');
});

test('nothing in a formula, a note or a name becomes a control', () => {
	const blocks = parseBlocks(
		'$\\text{a\u001B[31mb}$ x^[c d\u0007e] <a id="f\u0001g"></a>h [i](#j\u0003k) [[L\u0004m n|o]] <sup>\u00022</sup>',
		'',
	);
	assert.doesNotMatch(JSON.stringify(blocks), /\\u00|[\u0000-\u001F]/);
});
