import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import {repairProse, repairText} from '../../source/posts/repair.ts';
import {separateSentences} from '../../source/posts/sentences.ts';
import {damageOnce} from './damage.ts';

const DAMAGED: ReadonlyArray<readonly [damaged: string, sound: string]> = [
	['a ship for Â£500,000', 'a ship for £500,000'],
	['itâ€™s late', 'it’s late'],
	['a cafÃ© in NÃ®mes', 'a café in Nîmes'],
	['a cafÃƒÂ© twice', 'a café twice'],
	['no one doesnÃƒÂ¢Ã¢â€šÂ¬Ã¢â€žÂ¢t', 'no one doesn’t'],
	['“Â£5” and €6', '“£5” and €6'],
	['亀 costs Â£5', '亀 costs £5'],
	['a “cÅ“ur” and an Ã©tÃ©', 'a “cœur” and an été'],
	['â€œBoo!â€\u009d she said', '“Boo!” she said'],
	['â€œBoo!â€ she said', '“Boo!” she said'],
	['Boo!â€\ufffd she said, â€œBoo!â€ï¿½', 'Boo!” she said, “Boo!”'],
	['Boo!â€', 'Boo!”'],
	['Ã  la mode, dÃ©jÃ  vu', 'à la mode, déjà vu'],
	['it\u0092s old', 'it’s old'],
	['it\u00c2\u0092s old', 'it’s old'],
	['CafÃ\u0083Â© thrice', 'Café thrice'],
	['voilÃ  lâ€™Ã©tÃ©', 'voilà l’été'],
	['BÄ…dÅº zdrÃ³w', 'Bądź zdrów'],
	['Ã–sterreich und KÃ–LN', 'Österreich und KÖLN'],
	['Å\u00a0koda je ÄŒeskÃ¡', 'Škoda je Česká'],
	['OÃ¹ est-il ?', 'Où est-il ?'],
	['Tá»‘c Ä‘á»™ vÃ  tÃ¬nh yÃªu', 'Tốc độ và tình yêu'],
	['×©×œ×•×\u009d', 'שלום'],
	['Ù…Ø±Ø\u00adØ¨Ø§', 'مرحبا'],
	['Ð¯ Ñ Ð½Ð¸Ð¼ â€” Ð² Ð³Ð¾Ñ€Ð¾Ð´Ðµ', 'Я Ñ ним — в городе'],
	['ä½\u00a0å¥½ï¼Œä¸–ç•Œ', '你好，世界'],
	['ëŠ” PHPì™€', '는 PHP와'],
	['AÃ\u008cÂŠ Ã°ÂŸÂ˜Â€', 'A\u030a 😀'],
	['Ã©tÃ© „JÄ–NEJ“ café', 'été „JÄ–NEJ“ café'],
	['РџСЂРёРІРµС‚ РјРёСЂ', 'Привет мир'],
	['sound\nhow much? Â£5\nsound', 'sound\nhow much? £5\nsound'],
	['a\n\u00a0\nb', 'a\n\nb'],
	['a\nÂ\u00a0\nb', 'a\n\nb'],
	['a\n \u00a0\t\nb', 'a\n\nb'],
];

for (const [damaged, sound] of DAMAGED) {
	test(`${JSON.stringify(damaged)} is repaired`, () => {
		assert.equal(repairText(damaged), sound);
	});
}

/** Sound text in many scripts, with what is easily taken for damage. */
const SOUND: readonly string[] = [
	'She didn’t know — “really?” — and paid £5, €6 or ½ of it…',
	'“Ça alors !” dit-elle à Noël, « où êtes-vous, cœur ? » À l’école… L’ÉTÉ»',
	'¿Qué? ¡Olé! El niño comió 3 piñas a 20 °C. N.º 5, 1.ª vez',
	'Über Größe „Ü“ läßt sich reden – „Äpfel“ für 5 €',
	'A irmã disse “não”: a maçã é da avó. «AMANH\u00c3», “MAÇ\u00c3” e JOÃO',
	'Příliš žluťoučký kůň pěl „ódy“ – 5 Kč',
	'Zażółć gęślą jaźń, „ŁÓDŹ” – 7 zł',
	'Árvíztűrő tükörfúrógép, „ŐSZ”',
	'Smørrebrød på Åland™, «ÆRØ»',
	'İstanbul’da ılık bir gün, “ŞİŞLİ”',
	'Tiếng Việt có dấu: “ĐƯỜNG”…',
	'Привет, «мир» — это РЁВ… № 5',
	'Καλημέρα, «κόσμε» — ΓΕΙΆ σου…',
	'שלום, „עולם” – ₪5',
	'مرحبا «بالعالم»… ٥٪',
	'नमस्ते “दुनिया” ₹५',
	'สวัสดี “ชาวโลก” ฿๕',
	'你好，“世界”……《书》',
	'こんにちは「世界」……・・・',
	'안녕하세요 “세계”…',
	'გამარჯობა „მსოფლიო“',
	'Բարեւ «աշխարհ»։',
	'𝔘𝔫𝔦𝔠𝔬𝔡𝔢 👩‍👩‍👧 🇬🇧 e\u0301 ﬁ Ａ “quotes” ‘stay’',
	'5\u00a0€ and a\u200bzero-width\u00adsoft hyphen',
	'┌──┐ │ a │ └──┘ √2 ≈ 1.4 × ±0',
	'\u001b[31mstays for the sanitiser\u001b[0m',
	'',
];

for (const text of SOUND) {
	test(`${JSON.stringify(text.slice(0, 40))} is sound and stays the same to the last character`, () => {
		assert.equal(repairText(text), text);
		assert.equal(repairProse(text), text);
	});
}

test('sound text is damaged once or twice, wholly or beside other scripts, and comes back', () => {
	const sentences = [
		'He said it’s “fine” – really… and paid £5 or €6.',
		'Le garçon à l’école, naïve cœur',
		'Größe, Übermut und Äpfel',
		'Zażółć gęślą jaźń',
		'Привет, это простой текст',
		'你好，世界',
		'Fun 😀',
	];
	for (const sentence of sentences) {
		assert.equal(repairText(damageOnce(sentence)), sentence);
		assert.equal(repairText(damageOnce(damageOnce(sentence))), sentence);
		assert.equal(repairText(`日本 — ${damageOnce(sentence)}`), `日本 — ${sentence}`);
	}
});

const GLUED: ReadonlyArray<readonly [glued: string, apart: string]> = [
	['an iconic franchise.And Tom went on', 'an iconic franchise. And Tom went on'],
	['the whole day.The', 'the whole day. The'],
	['on Saturday.The actor', 'on Saturday. The actor'],
	['in a BMW.It was new', 'in a BMW. It was new'],
	['is it!She left', 'is it! She left'],
	["'Is it?'He left", "'Is it?' He left"],
	["I know.'They are here", "I know. 'They are here"],
	['"Is it?"She left', '"Is it?" She left'],
	['He left."She stayed', 'He left. "She stayed'],
	['“Is it?”She left', '“Is it?” She left'],
	['He left.“She stayed', 'He left. “She stayed'],
	['he was 58.He left', 'he was 58. He left'],
	['for £500,000.He left', 'for £500,000. He left'],
	['Nora (58).She left', 'Nora (58). She left'],
	['for £3.3m.The rest', 'for £3.3m. The rest'],
	['for $4.5million.The rest', 'for $4.5million. The rest'],
	['at 6ft 2in.His wife', 'at 6ft 2in. His wife'],
	['in the 1980s.She left', 'in the 1980s. She left'],
	['at 11p.m.She left', 'at 11p.m. She left'],
	['at 3 a.m.The end', 'at 3 a.m. The end'],
	['on Monday the 1st.The end', 'on Monday the 1st. The end'],
	['out on his jog.Nora Vale, 30, said', 'out on his jog. Nora Vale, 30, said'],
	['it broke the flat.Nora Vale was out', 'it broke the flat. Nora Vale was out'],
	['They have a cold.A doctor came', 'They have a cold. A doctor came'],
	['They left.The rest is in Paris.A doctor came', 'They left. The rest is in Paris. A doctor came'],
	['not for COVID-19.The rest', 'not for COVID-19. The rest'],
	["it's a high-five.It isn't.I'm sure", "it's a high-five. It isn't. I'm sure"],
	['a long week.Nora went home.The end', 'a long week. Nora went home. The end'],
	['un buen día.El actor', 'un buen día. El actor'],
	['la fin de l’été.Le lendemain', 'la fin de l’été. Le lendemain'],
];

for (const [glued, apart] of GLUED) {
	test(`${JSON.stringify(glued)} comes apart`, () => {
		assert.equal(separateSentences(glued), apart);
		assert.equal(repairProse(glued), apart);
	});
}

const WHOLE: readonly string[] = [
	'Node.js and ASP.Net',
	'Booking.com, Booking.Com, www.Example.Com',
	'https://example.com/day.The?Query=A.The',
	'nora@example.The',
	'U.S.A and U.S.The',
	'Ph.D. or Ph.D',
	'J.K.Rowling and A.A.Milne',
	'e.g.The first, i.e.The other',
	'Dr.No, Mr.It and St.The',
	'v2.The, 1.2.The, 1.The',
	'README.The.Md',
	'Console.WriteLine, System.Out, fmt.Println, os.Exit',
	'errors.As and time.Now',
	'collections.After',
	'collections.In the end',
	'a Hepatitis.A virus',
	'type Item struct { Date time.Time Image rss.Image Feed string }',
	'a json.Decoder and an http.Server',
	'a 1.2.The and a v3.4.The',
	'Enumerable.Where and Promise.All',
	'foo(bar).The and foo().And',
	'call `day.The` now',
	'Yahoo!Finance and Week.Tom',
	'wait...The end… The end',
	'the end. The end? "The end." The',
	'C#.The and C++.The and $x.The',
];

for (const text of WHOLE) {
	test(`${JSON.stringify(text)} stays in one piece`, () => {
		assert.equal(separateSentences(text), text);
	});
}

const ENTITIES: ReadonlyArray<readonly [written: string, read: string]> = [
	['Salt &amp; pepper', 'Salt & pepper'],
	['&quot;It&#39;s&quot; &#x2014; &lt;b&gt;', '"It\'s" — <b>'],
	['a&nbsp;b', 'a\u00a0b'],
	['caf&eacute; &hellip; &pound;5 &rsquo; &#8217;', 'café … £5 ’ ’'],
	['it&#146;s', 'it’s'],
	['&Alpha;&Omega;&alpha;&sigmaf;&sigma;&omega;', 'ΑΩαςσω'],
	['1 &rarr; 2 &le; 3 &there4; &hearts;&comma; &excl;&thinsp;&zwj;', '1 → 2 ≤ 3 ∴ ♥, !\u2009\u200d'],
	['&Sigmaf; &AMP; &LT;', '&Sigmaf; & <'],
	['&amp;lt; by one layer only', '&lt; by one layer only'],
	['AT&T; &unknown; &#0; &#xd800; &#99999999; & ;', 'AT&T; &unknown; &#0; &#xd800; &#99999999; & ;'],
	['&constructor; &toString;', '&constructor; &toString;'],
	['one.&quot;The', 'one. "The'],
];

for (const [written, read] of ENTITIES) {
	test(`${JSON.stringify(written)} in front matter reads ${JSON.stringify(read)}`, () => {
		assert.equal(repairProse(written), read);
		assert.equal(repairText(written), written);
	});
}

const pieces = fc.oneof(
	{
		weight: 3,
		arbitrary: fc.constantFrom(
			...DAMAGED.map(([damaged]) => damaged),
			...GLUED.map(([glued]) => glued),
			...SOUND,
			...WHOLE,
		),
	},
	{
		weight: 2,
		arbitrary: fc.constantFrom(
			'Â',
			'Ã',
			'â€',
			'™',
			'\u00a0',
			'.',
			'?',
			"'",
			'"',
			'(',
			')',
			'The',
			'day',
			'É',
			'“',
			'”',
			'\n',
			' ',
			'√',
			'Р',
			'ё',
		),
	},
	fc.string({unit: 'binary'}),
);
const texts = fc.array(pieces, {maxLength: 8}).map(parts => parts.join(''));

test('a second repair changes nothing', () => {
	fc.assert(
		fc.property(texts, text => {
			const once = repairText(text);
			assert.equal(repairText(once), once);
			const apart = separateSentences(text);
			assert.equal(separateSentences(apart), apart);
		}),
		{numRuns: 2000},
	);
});

test('what one kind of damage hid is repaired in the same run', () => {
	const text = 'os.Exit\u221a\u00c9';
	assert.equal(repairText(repairText(text)), repairText(text));
});

test('a second repair of front matter changes nothing where no entity stands in an entity', () => {
	fc.assert(
		fc.property(texts, text => {
			const once = repairProse(text.replaceAll('&', '+'));
			assert.equal(repairProse(once), once);
		}),
		{numRuns: 2000},
	);
});

test('ASCII without an entity changes by nothing but blanks', () => {
	fc.assert(
		fc.property(fc.string({unit: 'binary-ascii'}), text => {
			assert.equal(repairText(text), text);
			assert.equal(separateSentences(text).replaceAll(' ', ''), text.replaceAll(' ', ''));
		}),
	);
});

test('hostile lengths take linear time', () => {
	const started = performance.now();
	for (const unit of [
		'Â£',
		'Ã',
		'â€',
		'Ä…',
		'é…” ',
		'“Ð¸ ',
		'É» “Ä”',
		'voilÃ  ',
		'his jog.Nora Vale ',
		'日Ã© ',
		'\u0092',
		'day.The ',
		'a.B',
		"'.'A",
		'&#',
		'á»§ ',
		'Ã\u00a0',
	])
		repairProse(unit.repeat(50_000));
	assert.ok(performance.now() - started < 10_000);
});
