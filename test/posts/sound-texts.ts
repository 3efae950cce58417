/** Undamaged sentences of our own in many languages and scripts, what stands between them, and texts made of both. */

import type {Random} from './random.ts';

export const SENTENCES: Readonly<Record<string, readonly string[]>> = {
	en: [
		'She didn’t know — “really?” — and paid £5, €6 or ½ of it…',
		'The café’s naïve owner, Zoë, served soufflés at 180 °C',
		"'It's late,' he said; nobody's façade cracked",
		'A ship for £500,000 isn’t cheap, is it?',
		'Look after the children’s coats – they’re Beyoncé’s',
	],
	fr: [
		'« Où êtes-vous, cœur ? » dit-elle à Noël',
		'L’été dernier, l’élève a mangé des œufs brûlés près de l’île',
		'Ça alors ! Le garçon naïf reçut 5 € à l’école',
		'À PROPOS DE L’ÉTÉ : « C’EST L’ÎLE D’YEU »',
		'Il ferma le café… « Voilà », dit-il',
		'De là à l’âge où le maïs mûrit, il y a l’hôpital',
	],
	de: [
		'Über Größe „Ü“ läßt sich reden – „Äpfel“ für 5 €',
		'Das Mädchen aß süße Brötchen in Österreich',
		'„DAS MENÜ“ heißt es, und „DIE ALLEE“ blüht',
		'Ähnliche Übungen überfordern schöne Füße nicht',
		'»Grüß Gott«, sagte Jürgen übermütig',
	],
	es: [
		'¿Qué? ¡Olé! El niño comió 3 piñas a 20 °C',
		'N.º 5 y 1.ª vez: el pingüino vivió «aquí» mañana',
		'ESPAÑA CELEBRÓ SU CANCIÓN: «¡SÍ, SEÑOR!»',
		'La cigüeña voló más allá de la montaña',
	],
	pt: [
		'A irmã disse “não”: a maçã é da avó',
		'«AMANH\u00c3», “MAÇ\u00c3” e JOÃO, “\u00c3”',
		'São vários corações; é difícil, à noite, dizer “olá”',
		'A SOLUÇÃO É A UNIÃO: “CORAÇÃO”',
		'Você pôs o pé no chão três vezes',
	],
	it: [
		'Perché la città è così? «È più bella», però',
		'Lunedì andrò al caffè: costa 2 € e c’è già chi può',
		'LA LIBERTÀ È DI TUTTI – PERCIÒ',
	],
	nl: ['Één patiënt zei: ‘De zeeën zijn geïsoleerd’', 'Het ruïneren van ’s lands coöperatie kost € 3'],
	sv: ['Å är en ö; älgen går över ån', '”Räksmörgås på Åland™”, sa Åsa', 'NU GÅR VI ÖVER ÅN, SA DE PÅ ”SJÖN”'],
	da: ['Smørrebrød på Åland™, «ÆRØ»', 'Æblet på øen er rådnet, »måske« sødt', 'Æ, Ø og Å'],
	fi: ['Hyvää yötä, äiti! Älä mene sänkyyn', '”Tämä on NÄ”, hän sanoi…'],
	is: ['Þú ert það sem þú étur, æ og ó', 'Hæ, ég heiti Þórður og bý á Ísafirði'],
	pl: [
		'Zażółć gęślą jaźń, „ŁÓDŹ” – 7 zł',
		'Żółw poszedł śpiewać w ciszę',
		'Ćma i źrebię są w Łodzi',
		'Czy to są „ŻARTY”?',
	],
	cs: [
		'Příliš žluťoučký kůň pěl „ódy“ – 5 Kč',
		'Úžasný den, Úžice a „VÝŠKA“ a „NÍŽE“',
		'Žádná řeka neteče vzhůru, řekl Šíp',
		'ČÍŠNÍK NEMÁ ČAS',
	],
	sk: ['Ôsmy kôň zjedol mäkký chlieb a ĽUDIA sa smiali', 'Ďakujem za štvrť kilá žĺtkov'],
	hu: ['Árvíztűrő tükörfúrógép, „ŐSZ”', 'Őrült „ÍGY” tűnt el a hűvös víz', 'ÖTÖDIK ÉV „ÚJ”'],
	ro: ['Știința și țara „ÎN” viață', 'Mâine vom vedea „ÎNGERI” în pădure'],
	tr: ['İstanbul’da ılık bir gün, “ŞİŞLİ”', 'Çocuk ağaçta göğe bakıyor', 'GÜÇLÜ ÖĞRENCİ “ÜÇ” DEDİ'],
	az: ['Gözəl günəşli səhər, hər şey yaxşıdır', 'Mən evə gedirəm'],
	hr: ['Čovjek šeće čudnom šumom i žudi', 'Đak uči „ŽIVOT” kod kuće'],
	lt: ['Įžūlus žąsinas ėjo per ežerą „Ų“', 'Ačiū už šiltą ąsotį'],
	lv: ['Ķirši un āboli, “ĀRĀ” ir ziema', 'Ēst gribas šūpolēs'],
	et: ['Õhtul sõime „ÖÖ“ ajal jäätist', 'Šampus ja žürii, õde'],
	vi: ['Tiếng Việt có dấu: “ĐƯỜNG”…', 'Tôi yêu thành phố này lắm', 'TOÀN DÂN “ĂN” PHỞ Ở HÀ NỘI'],
	cy: ['Mae’r tŷ yn wŷr ac ŵyn', 'Dŵr oer mewn tŷ bychan'],
	ga: ['Tá sé ag ól tae “ANSEO” sa chathaoir', 'BHÍ SÉ LÁ ÁLAINN'],
	eo: ['Ĉiu ĵaŭdo ŝanĝas la ĝardenon', 'Eĥoŝanĝo ĉiuĵaŭde'],
	ru: ['Привет, «мир» — это РЁВ… № 5', 'Она сказала: „нет“, и ушла', 'В ГОРОДЕ СНЕГ', 'Я иду с ним. Р. С. — «РС»'],
	uk: ['Її ґава з’їла їжу', 'Де є «ЇЖАК»? Ось він…'],
	bg: ['Щъркелът долетя — „ДА“', 'Утре ще бъде студено'],
	sr: ['Њушка и љуљашка, „ЏЕП”', 'Ђак пије чај'],
	el: ['Καλημέρα, «κόσμε» — ΓΕΙΆ σου…', 'Ο γάτος πίνει γάλα', 'Τι ώρα είναι; «Τρεις»'],
	he: ['שלום, „עולם” – ₪5', 'הילד אכל תפוח בבית', 'שָׁלוֹם לְכֻלָּם'],
	yi: ['אַ גוטן טאָג, ייִדיש'],
	ar: ['مرحبا «بالعالم»… ٥٪', 'ذهبتُ إلى السوق، واشتريتُ خبزًا', 'كم الساعة؟'],
	fa: ['سلام، این یک کتاب «خوب» است', 'می‌خواهم چای بنوشم'],
	ur: ['یہ میری کتاب ہے۔', 'آپ کیسے ہیں؟'],
	hi: ['नमस्ते “दुनिया” ₹५', 'बच्चा पानी पीता है।'],
	bn: ['আমি বাংলায় গান গাই।', 'আজ বৃষ্টি হবে “হয়তো”'],
	ta: ['தமிழ் இனிது, “வணக்கம்”', 'மழை பெய்கிறது'],
	th: ['สวัสดี “ชาวโลก” ฿๕', 'แมวกินปลาในครัว'],
	zh: ['你好，“世界”……《书》', '今天天气很好，我们去公园吧。', '价格是￥50（约€6）'],
	tw: ['她說：「謝謝！」然後離開了', '鯨魚在海裡唱歌……'],
	ja: ['こんにちは「世界」……・・・', '猫は魚を食べた。', 'カフェで¥500のコーヒー〜☆', '酒'],
	ko: ['안녕하세요 “세계”…', '고양이가 물을 마신다', '“한글”은 쉽다'],
	ka: ['გამარჯობა „მსოფლიო“', 'კატა სახლშია'],
	hy: ['Բարեւ «աշխարհ»։', 'Կատուն տանն է'],
	am: ['ሰላም ለዓለም።', 'ድመቷ ቤት ናት'],
	km: ['សួស្តីពិភពលោក', 'ឆ្មាស៊ីត្រី'],
};

/** What is easily taken for damage, or for the end of a sentence. */
export const SCRAPS: readonly string[] = [
	'2×½ = 1, 3×² and 4×£5 or 2×€20',
	'√2 ≈ 1.4 × ±0, ∑ f(x)·∂x ≤ ∞, α→β, Δx²',
	'20 °C, 5 µm, 3 m², 10 Å, ½ Ω, 90°–95°, 5′ 6″',
	'©2020 Zoë™ ® ¶ § † ‡ • · ¬ ¦',
	'£5–£6, €7, ¥800, $9, ¢50, ₪3, ₹4, ₩5, 7 ₽',
	'👩‍👩‍👧 🇬🇧 👍🏽 😀 ❤️ ☕ 🐢',
	'┌──┐ │ a │ └──┘ ├─┤ ╔═╗ █▓▒░',
	'`const größe = "à" + \'é\';`',
	'«É»',
	'“Ê”',
	'‹Å›',
	'„Ü“',
	'‚Ö‘',
	'»Ä«',
	'”Å”',
	'’À’',
	'“É…”',
	'«Ñ»',
	'„Ý“',
	'“ÃO”',
	'‘Î’',
	'“Ç”',
	'CAFÉ’S',
	'CAFÉ™',
	'ÉTÉ®',
	'NOËL…',
	'IRMÖ',
	'PÅ…',
	'JÄ–NEJ',
	'TÚ—YO',
	'MENÜ°',
	'FIANCÉ»',
	'À\u00a0LA',
	'ÉTÉ\u00a0!',
	'é…”',
	'café…’',
	'à ‘',
	'où…»',
	'ê–',
	'né’“',
	'ç—',
	'ã”…',
	'été”»',
	'été…”',
	'olé’”',
	'là…»',
	'così…”',
	'è “',
	'ﬁnal ﬂow, Ａｂｃ, 𝔘𝔫𝔦, ʃəˈneɪ, ɹ',
	'naïve\u00a0: 5\u00a0€ and a\u200bzero-width\u00adsoft hyphen',
	'A\u030angstro\u0308m, e\u0301, n\u0303',
	'ÀÉÈÙÇ',
	'ÄÖÜß',
	'ÆØÅ',
	'ÁÉÍÓÚÑ',
	'ÂÊÎÔÛ',
	'ÃÕ',
	'ŠŽŒŸ',
	'àâéèêëîïôùûüÿç',
	'äöüß',
	'åæø',
	'ÐÞðþ',
	'à á â ã ä å æ ç è é ê ë ì í î ï ð ñ ò ó ô õ ö ø ù ú û ü ý þ ÿ',
	'À Á Â Ã Ä Å Æ Ç È É Ê Ë Ì Í Î Ï Ð Ñ Ò Ó Ô Õ Ö × Ø Ù Ú Û Ü Ý Þ ß',
	'¯\\_(ツ)_/¯',
	'(ಠ_ಠ)',
	'(╯°□°)╯',
	'( ͡° ͜ʖ ͡°)',
	'=^.^= •́ ‿ •̀',
	'ÒwÓ, ÔwÔ, °Д°',
	'Node.js, U.S.A, Booking.com, J.K. Rowling, v2.0, e.g. this, Ph.D., a.m.',
	'https://example.com/Ünï/ß?q=é&r=£',
	'| Größe | £ |',
	'- [ ] “à faire”',
	'**“Ça”** *«là»* ~~é~~',
	'<b>Ö</b>',
	'{{ "é" | ß }}',
];

export const QUOTES: readonly string[] = [
	'“”',
	'‘’',
	'„“',
	'„”',
	'«»',
	'»«',
	'‹›',
	'‚‘',
	'”“',
	'’’',
	'””',
	'""',
	"''",
	'()',
	'「」',
	'›‹',
];
export const STOPS: readonly string[] = [
	'',
	'',
	'',
	'.',
	'…',
	'!',
	'?',
	' –',
	'—',
	';',
	':',
	'™',
	'®',
	'°',
	'’s',
	'\u00a0!',
	'\u00a0:',
	'²',
	'¹',
];

const LANGUAGES = Object.keys(SENTENCES);

/** One language's words or sentences, in quotation marks and capitals, beside scraps and other scripts, on one line or more. */
export function makeSoundText(random: Random): string {
	const lines = Array.from({length: random.oneIn(5) ? 2 + random.below(3) : 1}, () => makeLine(random));
	return lines.join('\n');
}

function makeLine(random: Random): string {
	const language = random.pick(LANGUAGES);
	const parts = Array.from({length: 1 + random.below(3)}, () => {
		if (random.oneIn(6)) return random.pick(SCRAPS);
		const from = random.oneIn(8) ? random.pick(LANGUAGES) : language;
		const sentence = random.pick(SENTENCES[from] ?? ['']);
		return random.oneIn(2) ? sentence : makeWords(random, sentence);
	});
	return parts.join(random.pick([' ', ' ', '. ', ' — ', '… ', ' / ', ', ']));
}

function makeWords(random: Random, sentence: string): string {
	const words = sentence.split(' ');
	const start = random.below(words.length);
	const some = words.slice(start, start + 1 + random.below(4)).join(' ');
	const cased = random.oneIn(3) ? some.toUpperCase() : some;
	const [open = '', close = ''] = random.oneIn(2) ? [...random.pick(QUOTES)] : [];
	return open + cased + (random.oneIn(2) ? random.pick(STOPS) + close : close + random.pick(STOPS));
}
