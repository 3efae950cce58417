import assert from 'node:assert/strict';
import {appendFileSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import {after, test} from 'node:test';
import {Journal} from '../../source/store/journal.ts';
import {HEADER} from '../../source/store/journal-file.ts';

const root = mkdtempSync(path.join(os.tmpdir(), 'celeb-reader-journal-'));
after(() => rmSync(root, {recursive: true, force: true}));

let files = 0;
const makeFile = (text?: string): string => {
	const file = path.join(root, `${++files}.jsonl`);
	if (text !== undefined) writeFileSync(file, text);
	return file;
};

function open(file: string) {
	const taken: string[] = [];
	const journal = new Journal(file, {
		take(line) {
			if (line.includes('format')) return 'known';
			if (!line.endsWith('}')) return 'damaged';
			taken.push(line);
			return 'news';
		},
		forget() {
			taken.length = 0;
		},
	});
	const append = (...lines: string[]) => {
		journal.hold(lines);
		journal.write();
	};
	return {journal, taken, append};
}

const linesOf = (file: string) =>
	readFileSync(file, 'utf8')
		.split('\n')
		.filter(line => line !== '');

test('a file that is not there has no lines, and is not made by asking', () => {
	const {journal, taken} = open(makeFile());
	assert.equal(journal.readNews(), false);
	assert.deepEqual([taken, journal.isThere, journal.isDamaged], [[], false, false]);
});

test('lines come after a header, and others take them', () => {
	const file = makeFile();
	const [a, b] = [open(file), open(file)];
	a.append('{1}');
	assert.deepEqual(linesOf(file), [HEADER, '{1}']);
	assert.equal(b.journal.readNews(), true);
	assert.equal(b.journal.readNews(), false);
	a.append('{2}', '{3}');
	b.journal.readNews();
	assert.deepEqual(b.taken, ['{1}', '{2}', '{3}']);
	assert.deepEqual(b.journal.size, {bytes: readFileSync(file).length, lines: 4});
});

test('whoever writes does not read again what it wrote, but what others wrote', () => {
	const file = makeFile();
	const [a, b] = [open(file), open(file)];
	a.append('{1}');
	assert.equal(a.journal.readNews(), false);
	b.append('{2}');
	a.append('{3}');
	assert.deepEqual(a.taken, ['{1}', '{2}', '{3}']);
	assert.equal(a.journal.readNews(), true);
	assert.equal(a.journal.readNews(), false);
	assert.deepEqual(a.journal.size, {bytes: readFileSync(file).length, lines: 4});
	assert.deepEqual(linesOf(file), [HEADER, '{1}', '{2}', '{3}']);
});

test('a line that was cut short is passed over, and the next one is a line of its own', () => {
	const file = makeFile(`${HEADER}\n\n{1}\n\n{2`);
	const {journal, taken, append} = open(file);
	journal.readNews();
	assert.deepEqual(taken, ['{1}']);
	append('{3}');
	const later = open(file);
	later.journal.readNews();
	assert.deepEqual(later.taken, ['{1}', '{3}']);
});

test('a line that wants nothing but its line feed counts', () => {
	const {journal, taken} = open(makeFile(`${HEADER}\n\n{1}`));
	journal.readNews();
	assert.deepEqual(taken, ['{1}']);
});

test('a header that was cut short is one', () => {
	const {journal, taken} = open(makeFile(`${HEADER.slice(0, 9)}\n{1}\n`));
	journal.readNews();
	assert.deepEqual([taken, journal.isDamaged], [['{1}'], false]);
});

test('a file of a newer version is neither taken nor written to', () => {
	const text = `${JSON.stringify({...JSON.parse(HEADER), version: 2})}\n{1}\n`;
	const file = makeFile(text);
	const {journal, taken, append} = open(file);
	journal.readNews();
	assert.deepEqual([taken, journal.isNewer, journal.isDamaged], [[], true, false]);
	assert.throws(() => append('{2}'), /newer version/);
	assert.equal(readFileSync(file, 'utf8'), text);
});

test('what is written to a file that was replaced is written to the one that is there', () => {
	const file = makeFile();
	const {journal, taken, append} = open(file);
	append('{1}');
	replace(file, `${HEADER}\n{0}\n`);
	append('{2}');
	assert.deepEqual(linesOf(file), [HEADER, '{0}', '{1}', '{2}']);
	journal.readNews();
	assert.deepEqual([...new Set(taken)].sort(), ['{0}', '{1}', '{2}']);
});

test('lines that whoever replaced the file has missed are written again, until they are confirmed', () => {
	const file = makeFile();
	const {journal, append} = open(file);
	append('{1}');
	journal.confirm(1);
	append('{2}');
	replace(file, `${HEADER}\n{1}\n`);
	journal.confirm(journal.unconfirmed);
	assert.deepEqual(linesOf(file), [HEADER, '{1}', '{2}']);
	assert.equal(journal.unconfirmed, 0);
	replace(file, `${HEADER}\n{1}\n`);
	journal.confirm(0);
	assert.deepEqual(linesOf(file), [HEADER, '{1}']);
});

test('what was read of a file that was replaced meanwhile is confirmed as well', () => {
	const file = makeFile();
	const {journal, append} = open(file);
	append('{1}');
	replace(file, `${HEADER}\n`);
	journal.readNews();
	journal.confirm(journal.unconfirmed);
	assert.deepEqual(linesOf(file), [HEADER, '{1}']);
});

test('a file that was taken away is made again', () => {
	const file = makeFile();
	const {journal, append} = open(file);
	append('{1}');
	journal.confirm(1);
	rmSync(file);
	assert.equal(journal.readNews(), false);
	append('{2}');
	assert.deepEqual(linesOf(file), [HEADER, '{2}']);
});

test('a file that was emptied begins anew', () => {
	const file = makeFile();
	const {journal, taken, append} = open(file);
	append('{1}');
	journal.confirm(1);
	writeFileSync(file, '');
	append('{2}');
	journal.readNews();
	assert.deepEqual([linesOf(file), taken], [[HEADER, '{2}'], ['{2}']]);
});

test('what could not be written goes with the next', () => {
	const file = path.join(root, 'later', 'journal.jsonl');
	writeFileSync(path.dirname(file), 'in the way');
	const {append} = open(file);
	assert.throws(() => append('{1}'));
	rmSync(path.dirname(file));
	append('{2}');
	assert.deepEqual(linesOf(file), [HEADER, '{1}', '{2}']);
});

test('a folder in its place is an error, not a journal', () => {
	const file = makeFile();
	mkdirSync(file);
	const {journal, append} = open(file);
	assert.throws(() => journal.readNews());
	assert.throws(() => append('{1}'));
});

test('lines of another make are told', () => {
	const file = makeFile(`${HEADER}\n{1}\n`);
	const {journal} = open(file);
	journal.readNews();
	assert.equal(journal.isDamaged, false);
	appendFileSync(file, 'garbage\n');
	journal.readNews();
	assert.equal(journal.isDamaged, true);
});

function replace(file: string, text: string): void {
	writeFileSync(`${file}.other`, text);
	renameSync(`${file}.other`, file);
}
