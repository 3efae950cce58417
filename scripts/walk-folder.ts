// A folder of posts to walk in: of all lengths, with headings, links to each other, captions, tables and code.
import {mkdirSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import {makePost} from './bench-posts.ts';

/** Writes so many posts into a folder, the same at every run. */
export function writeWalkFolder(folder: string, count: number): void {
	for (let index = 0; index < count; index++) {
		const name = nameOf(index);
		mkdirSync(path.dirname(path.join(folder, name)), {recursive: true});
		writeFileSync(path.join(folder, name), makePost(index, sizeOf(index)) + extras(index, count));
	}
}

const nameOf = (index: number): string => `${2004 + (index % 20)}/evening-${index}.md`;

/** Bytes: mostly some kilobytes, one in forty as long as a short book's chapter. */
const sizeOf = (index: number): number => (index % 40 === 3 ? 60_000 : 800 + (index % 17) * 700);

function extras(index: number, count: number): string {
	const other = nameOf((index * 7 + 1) % count);
	return `
## The second half

A [word about the evening before](../${other}#the-second-half), [the hall](https://hall.example/${index}) and [the end](#the-end).

![The hall at noon](https://pictures.example/${index}.jpg)

| Name | Seats | Remark |
|---|--:|---|
| Stalls | ${100 + index} | 席は前から順に埋まる |
| Gallery | 61 | fine view, 👩‍👩‍👧 welcome |

\`\`\`js
const seats = ${index}; // counted twice
\`\`\`

- [x] lamps
- chairs
  1. from the cellar
  2. from the attic

> Nobody was late.

### The end

Naïve façades, “quoted” – and that was that.
`;
}
