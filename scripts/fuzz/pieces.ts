// What random texts are made of, beside the pieces of the tests.

/** Words of all scripts and widths, clusters whole and torn, and what is invisible. */
export const words: readonly string[] = [
	...'Ilse pier rope Zoë été naïve keeperofthelighthouse The a I 58 2024-01-02 $5 $6 100% c++ #1 @name f***ing'.split(
		' ',
	),
	...'灯台 守と少年が嵐の夜に 。、 ｶﾞ ﾊﾟﾟ 각 ᄀᄀᄀ 한국어 שלום עולם، مرحبا العالم क्षत्रिय ภาษาไทย กำกำ ਪੰਜਾਬੀ'.split(' '),
	...'😀 👨‍👩‍👧 🇩🇪🇩 ☺️ ☺ 1️⃣ 🏴󠁧󠁢󠁥󠁮󠁧󠁿 👍🏽 ✌🏽 ⏳ ⸻ ﷽ 𒐫 𝒜 ꥠ e\u0301\u0301\u0301'.split(' '),
	...['\u0301', '\u200b', '\u200d', '\ufe0f', '\u00ad', '\u2060', '\u3164', '\u115f', '\u2800', '\u00a0', '\u3000'],
	...['\ud800', '\udfff', '\uffff', '\ue000', '\ufdd0', '\ufffd', '\u{f0000}', '\u{e0041}', '\u{1f3f4}', '\u{1f1e6}'],
	...['\u202e', '\u2066', '\u2069', '\u200f', '\u061c', '\u0007', '\u001b', '\u009b', '\u0085', '\u2028', '\t', '\0'],
	...[
		'&#27;',
		'&#x202e;',
		'&#155;',
		'&amp;',
		'&lt;b&gt;',
		'&nbsp;',
		'&NotEqualTilde;',
		'&#0;',
		'&#xd800;',
		'&#x110000;',
	],
	...[
		'Ã©',
		'â€™',
		'â€œThatâ€\u009d',
		'ÃƒÂ©',
		'Ð¿Ñ€Ð¸',
		'day.The',
		'U.S.The',
		'Friendly Faces: The',
		'"quoted"',
		'--',
		'...',
	],
];

/** What marks something up, whole or torn. */
export const marks: readonly string[] = [
	...'* ** _ __ ~~ ` `` ``` ~~~ ! [ ] ( ) ![ ]( [^ ]: > # ## - + 1. | |--| :-: --- === *** \\ <!-- --> $ $$ \\( \\) \\[ { } {{ }} {% %} {{< >}} {# #} ::: !!!'.split(
		' ',
	),
	...'<b> </b> <ul><li> </td> <td> <table><tr> <img\u00a0src=x> <a\u00a0href=" <p> <br> <pre> </pre> <script> <style> <details> <summary> <svg> <![CDATA[ <?php <Foo <Foo> </Foo> /> <!DOCTYPE <textarea> <dl><dt> <dd> <h1> <figure> <figcaption> <iframe <sub> <sup>'
		.split(' ')
		.map(tag => tag.replace('\u00a0', ' ')),
	...[
		'\n',
		'\n\n',
		'\n\n\n',
		'  \n',
		'\r\n',
		'\r',
		'\n    ',
		'\n\t',
		'\n> ',
		'\n- ',
		'\n1. ',
		'\n# ',
		'\n: ',
		'\n[^1]: ',
		'\n[ref]: ',
	],
	...[
		'[x]: y\n',
		'](https://a.example/)',
		'<https://a.example/',
		'https://a.example/(x)',
		'www.a.example',
		'a@b.example',
	],
	...[
		'{% raw %}',
		'{% endraw %}',
		'{% if a %}',
		'{{< figure src="a.png" >}}',
		'{{% note %}}',
		'{% youtube abc %}',
		'{: .x}',
	],
	...['\\frac{1}{2}', '\\begin{matrix}a&b\\\\c\\end{matrix}', '\\sqrt[', '^{', '_{', '\\left(', '\\text{'],
	...[
		'import a from "b"\n',
		'export const a = {',
		'<Image src={',
		'*[HTML]: H\n',
		'[[wiki|x]]',
		'==mark==',
		':smile:',
		'[x] ',
	],
	...[
		'\n```js\n',
		'\n~~~\n',
		'\n$$\n',
		'\n|a|b|\n|-|-|\n',
		'\n\n    ',
		'\n</div>\n',
		'\n<div>\n',
		'\n!!! note "a"\n    ',
		'\n:::note\n',
	],
];
