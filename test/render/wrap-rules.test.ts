import assert from 'node:assert/strict';
import {test} from 'node:test';
import fc from 'fast-check';
import {fitCells, isNarrow, simpleCells} from '../../source/render/layout/wrap/cells.ts';
import {wrapSpans} from '../../source/render/layout/wrap.ts';
import {plainText} from '../../source/render/line.ts';
import {measure} from '../../source/text/width.ts';
import {inTime} from '../in-time.ts';

const wrap = (text: string, width: number): string => wrapSpans([{text}], width).map(plainText).join('|');

type Case = readonly [name: string, text: string, width: number, lines: string];

const words: readonly Case[] = [
	['a lone article goes to the next line', 'She found a boat', 11, 'She found|a boat'],
	['so does a lone I', 'That is what I saw there', 14, 'That is what|I saw there'],
	['a Czech preposition too', 'Dům stojí v Praze', 11, 'Dům stojí|v Praze'],
	['a Russian one too', 'Лодка стоит в гавани', 13, 'Лодка стоит|в гавани'],
	['one behind a quotation mark too', 'She said “a boat”', 11, 'She said|“a boat”'],
	['but not where much of the line would be empty', 'It overwhelms a heart', 6, 'It|overwh|elms|a|heart'],
	['nor is a plan of that name a word', 'Then came plan B again', 16, 'Then came plan B|again'],
	['the end of a contraction is no word', 'Maybe they don’t like', 16, 'Maybe they don’t|like'],
	['initials stay with the name', 'Read George W. Marsh', 14, 'Read George|W. Marsh'],
	['the last line is no short word', 'The harbour is at sea', 17, 'The harbour is|at sea'],
	['unless it must be', 'Harbourmasters at', 15, 'Harbourmasters|at'],
];
const marks: readonly Case[] = [
	['a dash does not begin a line', 'The wind – a storm', 8, 'The|wind –|a storm'],
	['nor one typed as hyphens', 'The wind -- a storm', 8, 'The|wind --|a storm'],
	['a minus does', 'It was then -5 outside', 12, 'It was then|-5 outside'],
	['French stops stay with the word', 'Le vent souffle ! Oui', 15, 'Le vent|souffle ! Oui'],
	['a French colon too', 'Le capitaine dit : non merci', 16, 'Le capitaine|dit : non merci'],
	['quotation marks stay with what they hold', 'Il dit « bonjour » à tous', 12, 'Il dit|« bonjour »|à tous'],
	['German ones the other way round', 'Sie sagte »ja« und ging', 14, 'Sie sagte »ja«|und ging'],
	['a blank that does not break is kept', 'ten tall ships\u00A0sail', 15, 'ten tall|ships\u00A0sail'],
	['unless no line holds what it joins', 'abcd\u00A0efgh\u00A0ijkl', 11, 'abcd\u00A0efgh\u00A0|ijkl'],
	['a narrow one too', 'ten tall 1\u202F000 ships', 11, 'ten tall|1\u202F000 ships'],
	['a hyphen that does not break is kept', 'one two co\u2011op', 10, 'one two|co\u2011op'],
	['an option is not cut', 'with the --no-state option', 13, 'with the|--no-state|option'],
	['one letter and a hyphen are no end', 'Send me an e-mail soon', 13, 'Send me an|e-mail soon'],
	['nor are two', 'The best of co-stars there', 16, 'The best of|co-stars there'],
];
const amounts: readonly Case[] = [
	['a currency stays with its sum', 'They paid £ 500 for it all', 11, 'They paid|£ 500 for|it all'],
	['one written as a code too', 'They paid USD 500 for all', 13, 'They paid|USD 500 for|all'],
	['a unit stays with its number', 'A road of 58 km in rain', 12, 'A road of|58 km in|rain'],
	['a percent sign too', 'Nearly full 10 % of it all', 14, 'Nearly full|10 % of it all'],
	['a temperature too', 'At noon it is 20 °C here', 16, 'At noon it is|20 °C here'],
	['hours too', 'It began at 3 pm sharp', 13, 'It began at|3 pm sharp'],
	['millions too', 'It earned 5 million there', 11, 'It earned|5 million|there'],
	['thousands too', 'There were 2 000 000 fish', 14, 'There were|2 000 000 fish'],
	['a day stays with its month', 'They met on 11 October here', 14, 'They met on|11 October|here'],
	['one with its ending too', 'They met on the 11th October here', 20, 'They met on the|11th October here'],
	['in any language before a year', 'Они шли там 3 марта 2019', 13, 'Они шли там|3 марта 2019'],
	['a number stays with what it numbers', 'He read all of No. 5 then', 18, 'He read all of|No. 5 then'],
	['other words part from numbers', 'In all of 2020 they sailed', 14, 'In all of 2020|they sailed'],
];
const ideographs: readonly Case[] = [
	['a comma does not begin a line', '漢字漢字，漢字漢', 8, '漢字漢|字，漢|字漢'],
	['nor does a run of marks', '漢字漢」。漢字', 8, '漢字|漢」。|漢字'],
	['nor a sign that repeats', '時々刻々と過ぎ', 6, '時々|刻々と|過ぎ'],
	['nor a long vowel', 'サーバーを使う', 6, 'サー|バーを|使う'],
	['nor a middle dot', '約翰·史密斯來了', 5, '約翰·|史密|斯|來了'],
	['nor a half-width mark', 'ｱｲｳｴｵｶﾞｷﾞｸﾞ', 6, 'ｱｲｳｴｵ|ｶﾞｷﾞｸﾞ'],
	['an opening bracket does not end one', '漢字漢（字）漢', 8, '漢字漢|（字）漢'],
	['nor before a blank', '漢字漢（ ab ）字', 8, '漢字漢|（ ab ）|字'],
	['a dash of two is one', '漢字漢——漢字', 7, '漢字漢|——漢字'],
	['an ellipsis of two is one', '漢字漢……漢字', 7, '漢字|漢……|漢字'],
	['a number stays with its counter', '人口変動の2020年から', 15, '人口変動の|2020年から'],
	['with a blank between too', '人口在不断变动 2020 年以来', 20, '人口在不断变动|2020 年以来'],
	['the last line is no single sign', '漢字漢字漢', 8, '漢字漢|字漢'],
	['those beyond the basic plane too', '𠮷野家𠮷野家', 5, '𠮷野|家𠮷|野家'],
	['an indent is kept', '\u3000\u3000漢字漢字漢字', 8, '\u3000\u3000漢字|漢字漢字'],
];
const addresses: readonly Case[] = [
	['behind its delimiters', 'https://a.example/b/cde?fgh=ij&kl=mn', 14, 'https://|a.example/b/|cde?fgh=ij&|kl=mn'],
	['before a full stop', 'www.averylongname.example', 20, 'www.averylongname|.example'],
	[
		'in the line where it begins, when none can hold it',
		'at https://a.example/bcd/efg/hij',
		22,
		'at https://a.example/|bcd/efg/hij',
	],
	['not when the next line can', 'go and see https://a.example/bc now', 22, 'go and see|https://a.example/bc|now'],
	['not inside an encoded character', 'a.example/%E6%BC%A2%E5%AD%97', 17, 'a.example/|%E6%BC%A2|%E5%AD%97'],
	['not inside a keycap', 'abcd/efgh#\uFE0F\u20E3ijkl', 11, 'abcd/efgh#\uFE0F\u20E3|ijkl'],
	['nor where that is all there is', '%E6%BC%A2%E5%AD%97', 11, '%E6%BC%A2|%E5%AD%97'],
];
const unspaced: readonly Case[] = [
	['Thai', 'เรือแล่นในทะเลสวยงาม', 12, 'เรือแล่นในทะเล|สวยงาม'],
	['Thai with a mark of repetition', 'เรือเร็วๆ', 6, 'เรือ|เร็วๆ'],
	['Khmer', 'ខ្ញុំទៅផ្សារ', 5, 'ខ្ញុំទៅ|ផ្សារ'],
	['Lao', 'ຂ້ອຍໄປຕະຫຼາດ', 6, 'ຂ້ອຍໄປ|ຕະຫຼາດ'],
];
for (const [name, text, width, lines] of [...words, ...marks, ...amounts, ...ideographs])
	test(`${name}: ${text}`, () => assert.equal(wrap(text, width), lines));
for (const [name, text, width, lines] of addresses)
	test(`an address breaks ${name}`, () => assert.equal(wrap(text, width), lines));
for (const [name, text, width, lines] of unspaced)
	test(`${name} breaks between its words`, () => assert.equal(wrap(text, width), lines));

test('cells that are counted without a look are those that are measured', () => {
	for (let code = 0; code < 0x10000; code++) {
		const cells = simpleCells(code);
		const character = String.fromCharCode(code);
		if (cells > 0) assert.equal(measure(character), cells, code.toString(16));
		assert.equal(isNarrow(character), cells === 1, code.toString(16));
	}
});

test('what fits is as wide as it measures', () => {
	const unit = fc.constantFrom(
		'a',
		' ',
		'é',
		'e\u0301',
		'漢',
		'한',
		'👍🏽',
		'👨‍👩‍👧‍👦',
		'🇫🇷',
		'ש',
		'שָׁ',
		'ก',
		'ำ',
		'क्ष',
		'\u200D',
		'𠮷',
		'❤️',
		'❤',
	);
	fc.assert(
		fc.property(fc.string({unit, maxLength: 60}), fc.integer({min: 2, max: 30}), (text, width) => {
			const end = fitCells(text, 0, width);
			assert.ok(measure(text.slice(0, end)) <= width);
			assert.ok(end === text.length || end > 0);
		}),
	);
});

test('clusters of many characters are counted whole, however many there are', () => {
	for (let width = 2; width < 80; width++)
		assert.equal(fitCells('👨‍👩‍👧‍👦'.repeat(80), 0, width), 11 * Math.floor(width / 2));
});

const long: readonly (readonly [name: string, text: string])[] = [
	['hyphens', 'a-'.repeat(500_000)],
	['hyphens in one address', `/${'ab-'.repeat(300_000)}`],
	['one letter', 'x'.repeat(1_000_000)],
	['escapes', '%BC'.repeat(300_000)],
	['blanks', `a${' '.repeat(1_000_000)}b`],
	['closing marks', '。'.repeat(500_000)],
	['Thai', 'ทะเล'.repeat(50_000)],
	['family signs', '👨‍👩‍👧‍👦'.repeat(20_000)],
	['lone letters', 'a '.repeat(500_000)],
	['numbers', '5 km '.repeat(200_000)],
	['blanks that do not break', 'a\u00A0'.repeat(500_000)],
];
for (const [name, text] of long) {
	test(`a row of nothing but ${name} takes no longer than its length`, () => {
		const lines = inTime(() => wrapSpans([{text}], 72));
		assert.ok(lines.every(line => plainText(line).length > 0));
	});
}
