import {tests} from 'commonmark-spec';
import type {Example} from './judge.ts';

/** The examples of CommonMark 0.31.2 by their numbers. */
export const commonmark: ReadonlyMap<number, Example> = new Map(
	tests.map(({number, markdown, html}) => [
		number,
		{markdown: markdown.replaceAll('→', '\t'), html: html.replaceAll('→', '\t')},
	]),
);
