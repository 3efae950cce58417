/** Damage that begins or ends in the middle of a word or of a line, and what looks like it. */
import assert from 'node:assert/strict';
import {it} from 'node:test';
import {repairText} from '../../source/posts/repair.ts';
import {damageOnce, type WrongDecoding} from './damage.ts';

const PARTS: ReadonlyArray<readonly [before: string, damaged: string, after: string]> = [
	['Вечером ва', 'ли снег', ' и дождь'],
	['Η θάλ', 'α', 'σσα είναι ήρεμη'],
	['ילד או', 'ת', 'ך'],
	['السع', 'ر', ' غزير'],
	['Երևան՝ ան', 'ձ', 'րև'],
	['三', '米', '高的树'],
	['비', '가 ', '옵니다'],
	['“ใช่” ', 'เ', 'ขาพูด'],
	['ዝናብ። ', 'አ', 'ዲስ'],
	['昨天「好', '»', '的'],
	['ķ', 'īn', 'iešu mūris'],
	['Sáu giờ, ', 'Thứ', ' Sáu'],
	['Đi đâu? ', 'Ở', ' đâu?'],
	['', 'HÀ NỘI CƠN MƯA', ''],
	['', '2021، في', ' القاهرة'],
	['القاهرة ', '٥ ۳', ' غدا'],
	['в 2021 ', 'г', '., зима'],
	['', 'Là-bas,', ' on dort'],
	['JOSÉ ', 'GANÓ', ' LA MARATÓN'],
	['', 'LA SŒUR', ' ET LE BŒUF'],
	['ÎNAINTE ', 'ȘI', ' DUPĂ'],
	['', 'APRĪLIS', ''],
	['', 'ŻADEN', ' CZŁOWIEK'],
	['', 'ŠPANJOLSKA', ''],
	['', 'Ġermanja', ''],
	['', 'Cʼhwevrer, пʼятниця', ''],
	['', 'Aŭgusto', ''],
	['', 'MIKROSANIYƏ', ''],
	['', 'LSP를 지원', ''],
	['', '11:05 AMకి', ''],
	['À, ', 'thế', ' à'],
	['5주 ', '후', ' 그리스어'],
];

for (const decoding of ['windows-1252', 'latin-1'] satisfies WrongDecoding[]) {
	for (const [before, part, after] of PARTS) {
		const sound = before + part + after;
		it(`${sound} comes back where ${part} was decoded as ${decoding} once or twice`, () => {
			const damaged = damageOnce(part, decoding);
			assert.equal(repairText(before + damaged + after), sound);
			assert.equal(repairText(before + damageOnce(damaged) + after), sound);
			assert.equal(repairText(sound), sound);
		});
	}
}

it('leaves capitals and signs alone that are words in other languages, whatever script stands beside them', () => {
	for (const text of [
		'Úžasný den — کتاب',
		'Її ґава / OG Ó— а',
		'SÃ… IRMÃ…, “MANHÃ” e «LÃ»',
		'«Tá»™ và ĐƯỜNG phố',
		'5×” שלום 3×²',
		'NESCAFÉ®は美味しい、ÉTÉ™の',
		'PÅ\u00a0BIO, SJÖ\u00adGRÄS, DÉŠŤ',
		'Ø… og Ö– i Å²',
	])
		assert.equal(repairText(text), text);
});

it('restores the lone letter whose no-break space became a blank, where its line was damaged', () => {
	assert.equal(repairText('ouvert Ã PÃ¢ques, Ã 13 h'), 'ouvert à Pâques, à 13 h');
	assert.equal(repairText('la cittÃ\nla veritÃ'), 'la città\nla verità');
	assert.equal(repairText('LA IRMÃ\nA LÃ'), 'LA IRMÃ\nA LÃ');
});
