// Scores findCaptions against hand-labelled posts: `npm run captions -- FOLDER`, where FOLDER holds NN.md (a body) and
// NN.json ({captions, uncertain}: 0-based indexes of the blocks between blank lines). Posts from 71 up are ordinary ones.
import {readdirSync, readFileSync} from 'node:fs';
import path from 'node:path';
import {findCaptions, type Piece} from '../source/posts/captions.ts';

type Truth = {readonly captions: readonly number[]; readonly uncertain?: readonly number[]};

const firstOrdinary = 71;
const kinds: ReadonlyArray<readonly [Piece['kind'], RegExp]> = [
	['heading', /^#{1,6}\s|\n[=-]{3,}\s*$/],
	['image', /^(?:!\[[^\]]*\](?:\([^)]*\)|\[[^\]]*\])|<img\b[^>]*>)$/],
	['other', /^(?:[-*+]\s|\d+[.)]\s|>|```|~~~|\||<|\{[{%]|\[[^\]]+\]:|[-*_=]{3,}$| {4}|\t)/],
];

function toPiece(block: string): Piece {
	const kind = kinds.find(([, pattern]) => pattern.test(block))?.[0] ?? 'paragraph';
	const text = block
		.replace(/!?\[([^\]]*)\](?:\([^)]*\)|\[[^\]]*\])/g, '$1')
		.replace(/(?<!\w)(\*\*|__|`)([^*_`]+)\1/g, '$2');
	return {
		kind,
		text: text.replace(/^[*_](?![*_])(.+)[*_]$/s, '$1'),
		emphasised: /^(?:\*[^*]+\*|_[^_]+_)$/.test(block),
		marked: text !== block || / {2}\n|<br/.test(block),
	};
}

function scorePost(file: string): {found: number; false: number; missed: number; paragraphs: number} {
	const truth: Truth = JSON.parse(readFileSync(file.replace(/\.md$/, '.json'), 'utf8'));
	const text = readFileSync(file, 'utf8').replace(/^\n+|\s+$/g, '');
	const pieces = text.split(/\n(?:[ \t\u{A0}]*\n)+/u).map(toPiece);
	const captions = findCaptions(pieces, '');
	const isCertain = (index: number) => !truth.uncertain?.includes(index);
	const wrong = [...captions.keys()].filter(index => isCertain(index) && !truth.captions.includes(index));
	const missed = truth.captions.filter(index => isCertain(index) && !captions.has(index));
	for (const [sign, indexes] of [['+', wrong] as const, ['-', missed] as const]) {
		for (const index of indexes) {
			console.log(`${path.basename(file)} ${sign}${index} ${JSON.stringify(pieces[index]?.text.slice(0, 120))}`);
		}
	}
	const found = truth.captions.filter(index => isCertain(index) && captions.has(index)).length;
	const paragraphs = pieces.filter(({kind}) => kind === 'paragraph').length;
	return {found, false: wrong.length, missed: missed.length, paragraphs};
}

const folder = process.argv[2] ?? '.';
const files = readdirSync(folder).filter(name => /^\d+\.md$/.test(name));
for (const isOrdinary of [false, true]) {
	const sum = {found: 0, false: 0, missed: 0, paragraphs: 0};
	for (const name of files.filter(name => Number.parseInt(name, 10) >= firstOrdinary === isOrdinary).sort()) {
		const score = scorePost(path.join(folder, name));
		for (const key of ['found', 'false', 'missed', 'paragraphs'] as const) sum[key] += score[key];
	}
	const precision = (sum.found / (sum.found + sum.false || 1)).toFixed(3);
	const recall = (sum.found / (sum.found + sum.missed || 1)).toFixed(3);
	console.log(
		isOrdinary
			? `ordinary posts: ${sum.false} false in ${sum.paragraphs} paragraphs`
			: `news: precision ${precision}, recall ${recall} (${sum.found} found, ${sum.false} false, ${sum.missed} missed)`,
	);
}
