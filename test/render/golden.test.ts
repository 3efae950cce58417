import assert from 'node:assert/strict';
import {existsSync, readdirSync, readFileSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import {test} from 'node:test';
import {fileURLToPath} from 'node:url';
import {parsePost} from '../../source/posts/post.ts';
import {type Line, plainText, unicodeGlyphs} from '../../source/render/line.ts';
import {paint} from '../../source/render/theme/theme.ts';
import {measure} from '../../source/text/width.ts';
import {articleFrom, layoutArticle} from '../make-article.ts';
import {rowsOf} from './sketch.ts';

// What whole articles look like, to be read by people: test/golden. `UPDATE_GOLDEN=1 npm test` writes them anew.
const articles = fileURLToPath(new URL('../fixtures/articles/', import.meta.url));
const golden = fileURLToPath(new URL('../golden/', import.meta.url));
const isUpdating = process.env.UPDATE_GOLDEN === '1';

const names = readdirSync(articles)
	.filter(file => file.endsWith('.md'))
	.map(file => file.slice(0, -3));

type Page = {readonly name: string; readonly width: number; readonly hasHyperlinks: boolean};

function layoutPage({name, width, hasHyperlinks}: Page): readonly Line[] {
	const file = path.join(articles, `${name}.md`);
	const bytes = readFileSync(file);
	const {post, body} = parsePost({path: file, bytes, size: bytes.length, modifiedMs: 0});
	assert.deepEqual(post.problems, []);
	return layoutArticle(articleFrom(post, body), {width, hasHyperlinks, glyphs: unicodeGlyphs, locale: 'en'});
}

function compare(file: string, rows: readonly string[]): void {
	const target = path.join(golden, file);
	const text = `${rows.join('\n')}\n`;
	if (isUpdating) writeFileSync(target, text);
	assert.ok(existsSync(target), `there is no ${file}; UPDATE_GOLDEN=1 writes it`);
	assert.deepEqual(text.split('\n'), readFileSync(target, 'utf8').split('\n'));
}

test('there are articles to compare', () => assert.ok(names.length >= 4));

for (const name of names) {
	for (const width of [40, 72, 100]) {
		test(`${name} looks as it did at a width of ${width}`, () => {
			const lines = layoutPage({name, width, hasHyperlinks: false});
			for (const line of lines) assert.ok(measure(plainText(line)) <= width, plainText(line));
			compare(`${name}.${width}.txt`, rowsOf(lines));
		});
	}
}

test('kitchen-sink is painted as it was', () => {
	const lines = layoutPage({name: 'kitchen-sink', width: 72, hasHyperlinks: true});
	const look = {theme: 'dark', colors: 3, hasAttributes: true, hasHyperlinks: true} as const;
	const visible = (text: string) => text.replaceAll('\u001B', '␛').replaceAll('\u0007', '␇').trimEnd();
	compare(
		'kitchen-sink.72.painted.txt',
		lines.map(line => visible(paint(line, look))),
	);
});

test('no golden file is left of an article that is gone', () => {
	const known = new Set(names);
	for (const file of readdirSync(golden)) assert.ok(known.has(file.replace(/\.\d+(?:\.painted)?\.txt$/, '')), file);
});
