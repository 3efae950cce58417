import {testBlocks} from './block-cases.ts';

testBlocks('what stands above or below the line', [
	['has small characters', 'H<sub>2</sub>O, 1<sup>st</sup>, 10<sup>-5</sup>', ['p H₂O, 1ˢᵗ, 10⁻⁵']],
	['keeps its style', 'x<sup>*n*</sup>', ['p x{italic|ⁿ}']],
	['keeps its link', 'a<sup>[1](#b)</sup>', ['p a{link|¹}']],
	['is told by a sign where there are none', 'x<sup>n/2</sup> y<sub>Q</sub>', ['p x^(n/2) y_Q']],
	['may be numbers with commas', 'So it is<sup>1,2</sup>', ['p So it is¹,²']],
	['may be a sign', 'Widget<sup>®</sup>, so<sup>[3]</sup>', ['p Widget®, so[3]']],
	['may be words', '<sub>The photo is by Ilse.</sub> a <sup>aside</sup>', ['p The photo is by Ilse. a aside']],
	['may be in a heading and a table', '# x<sup>2</sup>\n\n| y<sub>1</sub> |\n|---|', ['h1 x²', 'table left', '| y₁']],
	['may be written by carets and tildes', 'x^2^ H~2~O (a)^n^ 10^-3^', ['p x² H₂O (a)ⁿ 10⁻³']],
	['is no power of powers', '2^3^4 and ^_^ and a^b', ['p 2^3^4 and ^_^ and a^b']],
	['is no range', '5~10~ and ~~old~~', ['p 5{strikethrough|10} and {strikethrough|old}']],
]);

testBlocks('ruby', [
	['stands in brackets', '<ruby>明日<rt>あした</rt></ruby>', ['p 明日(あした)']],
	['needs no brackets twice', '<ruby>明<rp>(</rp><rt>あ</rt><rp>)</rp></ruby>です', ['p 明(あ)です']],
	['may lack its ends', '<ruby>明<rt>あ<rt>い</ruby>です', ['p 明(あ)(い)です']],
]);

testBlocks('a note in the text', [
	['stands in brackets', 'The pier^[It *is* old.] is.', ['p The pier [It {italic|is} old.] is.']],
	[
		'may hold brackets',
		'The pier^[See [a](https://a.example/) too]',
		['p The pier [See {link https://a.example/|a} too]'],
	],
	['is no pattern', 'Use ^[a-z]+$ or a^[b]', ['p Use ^[a-z]+$ or a^[b]']],
	['needs its end', 'The pier^[It is', ['p The pier^[It is']],
]);
