import assert from 'node:assert/strict';
import {test} from 'node:test';
import {asciiGlyphs, consoleGlyphs, unicodeGlyphs} from '../../source/render/line.ts';
import {chooseGlyphs, chooseLocale, withGlyphs} from '../../source/terminal/glyphs.ts';

const cases: readonly (readonly [env: Record<string, string>, marks: 'all' | 'ascii' | 'console', locale: string])[] = [
	[{}, 'all', 'en'],
	[{LANG: ''}, 'all', 'en'],
	[{LANG: 'C'}, 'ascii', 'en'],
	[{LANG: 'POSIX'}, 'ascii', 'en'],
	[{LANG: 'C.UTF-8'}, 'all', 'en'],
	[{LANG: 'C.utf8'}, 'all', 'en'],
	[{LANG: 'en_US.ISO-8859-1'}, 'ascii', 'en'],
	[{LANG: 'de_DE'}, 'ascii', 'en'],
	[{LANG: 'ja_JP.eucJP'}, 'ascii', 'en'],
	[{LANG: 'de_DE.UTF-8'}, 'all', 'de-DE'],
	[{LANG: 'de_DE.UTF-8', LC_TIME: 'fr_FR.UTF-8'}, 'all', 'fr-FR'],
	[{LANG: 'de_DE.UTF-8', LC_CTYPE: 'C'}, 'ascii', 'en'],
	[{LANG: 'C', LC_CTYPE: 'C.UTF-8'}, 'all', 'en'],
	[{LANG: 'C', LC_CTYPE: 'UTF-8'}, 'all', 'en'],
	[{LANG: 'de_DE.UTF-8', LC_CTYPE: 'de_DE.UTF-8', LC_ALL: 'C'}, 'ascii', 'en'],
	[{LANG: 'C', LC_CTYPE: 'C', LC_ALL: 'de_DE.UTF-8@euro'}, 'all', 'de-DE'],
	[{LANG: 'en_GB.UTF-8', TERM: 'linux'}, 'console', 'en-GB'],
	[{LANG: 'en_GB.UTF-8', TERM: 'linux-16color'}, 'console', 'en-GB'],
	[{LANG: 'en_GB.UTF-8', TERM: 'vt220'}, 'console', 'en-GB'],
	[{LANG: 'C', TERM: 'linux'}, 'ascii', 'en'],
];
const glyphs = {all: unicodeGlyphs, ascii: asciiGlyphs, console: consoleGlyphs};
for (const [env, marks, locale] of cases) {
	test(`the marks with ${JSON.stringify(env)} are ${marks}, and dates are in ${locale}`, () => {
		assert.equal(chooseGlyphs(env), glyphs[marks]);
		assert.equal(chooseLocale(env), locale);
	});
}

test('marks of ASCII are ASCII, those of the console are in Latin-1 or lines', () => {
	assert.match(JSON.stringify(asciiGlyphs), /^[\u0020-\u007E]*$/);
	assert.match(JSON.stringify(consoleGlyphs), /^[\u0020-\u007E\u00A0-\u00FF\u2500\u2502]*$/);
});

test('messages have the marks that there are', () => {
	assert.equal(withGlyphs('“widht” is no setting…', asciiGlyphs), '"widht" is no setting...');
	assert.equal(withGlyphs('“widht” is no setting…', unicodeGlyphs), '“widht” is no setting…');
});
