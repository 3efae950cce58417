import assert from 'node:assert/strict';
import {test} from 'node:test';
import fc from 'fast-check';
import {blockText} from '../../source/render/block.ts';
import {findCuts} from '../../source/render/markdown/cuts.ts';
import {parseBlocks, readSections} from '../../source/render/markdown/parse.ts';
import {sketchBlocks} from './sketch.ts';

const sentence = (index: number): string => `Sentence ${index} of the long report on the harbour of Ode.`;
const prose = (count: number, from = 0): string =>
	Array.from({length: count}, (_, index) => sentence(from + index)).join('\n\n');
const LONG = 3000;

test('a short article is one section', () => {
	assert.equal(readSections(prose(20), '').length, 1);
	assert.equal(readSections('', '').length, 1);
});

test('a long article comes in sections that hold all of it once, in order', () => {
	const sections = readSections(prose(LONG), '');
	assert.ok(sections.length > 3);
	const texts = sections.flatMap(section => section.read()).map(blockText);
	assert.deepEqual(
		texts,
		Array.from({length: LONG}, (_, index) => sentence(index)),
	);
});

test('sections know their part of the whole and the lines they begin on', () => {
	const markdown = prose(LONG);
	const sections = readSections(markdown, '');
	assert.equal(
		sections.reduce((sum, {size}) => sum + size, 0),
		markdown.length,
	);
	const lines = markdown.split('\n');
	for (const block of sections.flatMap(section => section.read()))
		assert.equal(lines[block.line ?? -1], blockText(block));
});

test('a section begins with a heading where there is one near', () => {
	const chapters = Array.from({length: 12}, (_, index) => `## Chapter ${index}\n\n${prose(150, index * 150)}`);
	for (const section of readSections(chapters.join('\n\n'), '').slice(1))
		assert.equal(section.read()[0]?.kind, 'heading');
});

test('a link is defined wherever in the article that stands', () => {
	const blocks = parseBlocks(`See [the map][m].\n\n${prose(LONG)}\n\n[m]: https://map.example/\n`, '');
	assert.deepEqual(sketchBlocks(blocks.slice(0, 1)), ['p See {link https://map.example/|the map}.']);
});

const code = Array.from({length: 6000}, (_, index) => `line ${index};\n\n# no heading`).join('\n');

test('code that is longer than a section stays code', () => {
	const blocks = parseBlocks(`${prose(500)}\n\n~~~js\n${code}\n~~~\n\nAfter.`, '').slice(500);
	assert.deepEqual(new Set(blocks.slice(0, -1).map(block => block.kind === 'code' && block.language)), new Set(['js']));
	assert.equal(blocks.slice(0, -1).map(blockText).join('\n').replace(/\n+/g, '\n'), code.replace(/\n+/g, '\n'));
	assert.deepEqual(sketchBlocks(blocks.slice(-1)), ['p After.']);
});

test('a table that is longer than a section has its head in each', () => {
	const rows = Array.from({length: 9000}, (_, index) => `| row ${index} | ${index} |`);
	const markdown = `${prose(20)}\n\n| Name | Number |\n|---|--:|\n${rows.join('\n')}\n\nAfter.`;
	const tables = parseBlocks(markdown, '').slice(20, -1);
	assert.ok(tables.length > 1);
	const shown = tables.flatMap(block => {
		assert.ok(block.kind === 'table');
		assert.equal(blockText(block).split('\n')[0], 'Name\tNumber');
		return blockText(block).split('\n').slice(1);
	});
	assert.deepEqual(
		shown,
		Array.from({length: 9000}, (_, index) => `row ${index}\t${index}`),
	);
});

test('a list, a comment and preformatted text are not cut where a paragraph could be', () => {
	const items = Array.from({length: 300}, (_, index) => `- item ${index}\n\n  ${sentence(index)}`).join('\n\n');
	const hidden = `<!--\n\n${prose(100)}\n\n-->`;
	const poem = `<pre>\n${prose(100)}\n</pre>`;
	const blocks = parseBlocks(`${prose(380)}\n\n${items}\n\n${prose(50)}\n\n${hidden}\n\n${poem}\n\n${prose(500)}`, '');
	const kinds = blocks.map(({kind}) => kind).filter(kind => kind !== 'paragraph');
	assert.deepEqual(kinds, ['list', 'code']);
});

test('cuts lie side by side and cover the text, whatever it is', () => {
	const piece = fc.constantFrom(
		'word ',
		'\n',
		'\n\n',
		'```\n',
		'# h\n',
		'- x\n',
		'<pre>',
		'</pre>',
		'<!--',
		'\u{1F600}',
		'x'.repeat(3000),
	);
	fc.assert(
		fc.property(fc.array(piece, {minLength: 1, maxLength: 400}), fc.integer({min: 1, max: 60}), (pieces, times) => {
			const text = pieces.join('').repeat(times).slice(0, 400_000);
			const cuts = findCuts(text);
			let end = 0;
			for (const cut of cuts) {
				assert.equal(cut.start, end);
				assert.ok(cut.end > cut.start || text === '');
				end = cut.end;
			}
			assert.equal(end, text.length);
		}),
		{numRuns: 40},
	);
});

test('what the guard breaks off comes as plain paragraphs, and says so', () => {
	const [section] = readSections('# One\n\n*two*'.padEnd(20_000), '', () => null);
	assert.deepEqual(sketchBlocks(section?.read() ?? []), [
		'notice What follows would take too long to set: it is shown as it was written',
		'p # One',
		'p *two*',
	]);
});

test('to cut a line of any length takes time in proportion to it', () => {
	const timeOf = (length: number): number => {
		const text = `# Long\n\n${'x'.repeat(length)}`;
		const start = performance.now();
		assert.ok(findCuts(text).length >= length / 48_000);
		return performance.now() - start;
	};
	timeOf(1_000_000);
	const [short, long] = [timeOf(4_000_000), timeOf(32_000_000)];
	assert.ok(long < 30 * Math.max(short, 2), `${short} ms, ${long} ms`);
});
