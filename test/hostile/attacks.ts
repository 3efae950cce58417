import type {RowNumber} from './rows.ts';

const ESC = '\u001B';
const BEL = '\u0007';
const ST = `${ESC}\\`;

export type Attack = {readonly row: RowNumber; readonly text: string};

/** What text may hold for a terminal to obey, by the row that it belongs to. */
const byRow: Readonly<Partial<Record<RowNumber, readonly string[]>>> = {
	1: [
		`${ESC}[31mred${ESC}[5m`,
		`${ESC}[2J${ESC}[3J${ESC}[H`,
		`${ESC}[999;999H${ESC}[5A${ESC}[2K`,
		`${ESC}[38:2::1:2:3m`,
	],
	2: [`${ESC}]0;stolen${BEL}`, `${ESC}]2;stolen${ST}`, `${ESC}[22;0t${ESC}]l stolen${ST}`, `${ESC}kstolen${ST}`],
	3: [`${ESC}]52;c;c3RvbGVu${BEL}`, `${ESC}]52;p;c3RvbGVu${ST}`, `${ESC}]5522;type=write${ST}`],
	4: [`${ESC}]8;;https://evil.example/${BEL}bank.example${ESC}]8;;${BEL}`, `${ESC}]8;id=1;file:///etc/passwd${ST}here`],
	5: ['](https://evil.example/%1b]8;;%07)', `https://evil.example/${BEL}${ESC}]8;;${BEL}`],
	6: [
		`${ESC}P1$r0m${ST}`,
		`${ESC}_Gf=100,a=T;AAAA${ST}`,
		`${ESC}^private${ST}${ESC}Xstart${ST}`,
		`${ESC}Pq#0;2;0;0;0~~${ST}`,
		`${ESC}]1337;File=inline=1:AAAA${BEL}`,
	],
	7: [`${ESC}]0;stolen`, `${ESC}P+q544e`, `${ESC}_G`, `${ESC}[`, `${ESC}[31`, ESC, '\u009D0;stolen'],
	8: [
		'\u009B31mred\u009B2J',
		'\u009D0;stolen\u009C',
		'\u0090q\u009C\u0098x\u009C\u009Ey\u009C\u009Fz\u009C',
		'\u0084\u0088\u008D',
	],
	9: [BEL.repeat(50)],
	10: ['over\b\b\b\bhide', 'x\u007F\u007Fy'],
	11: ['shown\rhidden', '\r\r\n\r'],
	12: ['up\u000Bdown\u000Cform', 'next\u0085line', 'line\u2028separator\u2029paragraph'],
	13: [
		`${ESC}(0lqk${ESC}(B`,
		'\u000Eqqq\u000F',
		`${ESC}c`,
		`${ESC}#8`,
		`${ESC}[?1049l${ESC}[?1000h${ESC}[?2004h${ESC}[4h${ESC}=${ESC}[2;3r`,
	],
	14: [
		`${ESC}[6n${ESC}[c${ESC}[>c${ESC}[5n`,
		`${ESC}]10;?${BEL}${ESC}]4;1;?${ST}`,
		`${ESC}Z\u0005`,
		`${ESC}[21t${ESC}[18t`,
	],
	15: [
		`${ESC}${ESC}[0m[31mjoined`,
		`${ESC}]0${ESC}[0m;stolen${BEL}`,
		'\u009B\u009B0m31m',
		`${ESC}\u0000]0;stolen${BEL}`,
	],
	16: ['nul\u0000nul'],
	17: ['tab\ttab'],
	18: ['\u202Egnp.exe', '\u2066\u2067isolated', '\u202A\u202B\u202Dembedded', '\u061C\u200E\u200Fmarks'],
};

/** Each once, whatever else is in the text. */
export const attacks: readonly Attack[] = Object.entries(byRow).flatMap(([row, texts]) =>
	texts.map(text => ({row: Number(row) as RowNumber, text})),
);

/** All of them, with words between. */
export const allAttacks: string = attacks.map(({text}) => text).join(' and ');

/** The rows that these attacks are for. */
export const attackedRows: readonly RowNumber[] = [...new Set(attacks.map(({row}) => row))];

const NUMBERED = /[\u0000-\u001F\u007F-\u009F\u061C\u200E\u200F\u2028-\u202E\u2066-\u2069]/g;

/** The same behind HTML's references, which a parser gives back as the characters. */
export const asEntities = (text: string): string => text.replace(NUMBERED, sign => `&#${sign.charCodeAt(0)};`);

/** The same behind the escapes of YAML, JSON and TOML, within quotation marks. */
export const asEscapes = (text: string): string =>
	`"${text.replace(/["\\]/g, '\\$&').replace(NUMBERED, sign => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`)}"`;

/** Some that fit into a file's name together, without a slash, NUL and line ends. */
export const briefAttack = `${ESC}]0;stolen${BEL}${ESC}[31m${ESC}[2J${ESC}[6n${ESC}]52;c;AAAA${BEL}\u009B2J\u202Egnp\u2066\b\u007F\t${ESC}P1$r`;

/** The same with line ends. */
export const brokenAttack = `${briefAttack} x\ry\u2028z\u000Bv\u0085w\nu`;

/** What can be typed or pasted as text: no escape and no control key. */
export const typedAttack = '\u009B31m\u009D0;stolen\u009C\u202Egnp\u2066\u2028\u0301\u0301\u200B';
