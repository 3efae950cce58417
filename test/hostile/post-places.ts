import {asEntities, asEscapes} from './attacks.ts';

/** A text in a place, between words that must be seen wherever the place is: `ta7` and `tz7` round the title of post 7. */
export type Mark = (place: string, text: string) => string;

/** How a text is written into a post. */
export type Spelling = {
	readonly name: string;
	/** A value of the header. */
	readonly field: (text: string) => string;
	readonly body: (text: string) => string;
};

export const spellings: readonly Spelling[] = [
	{name: 'escaped in the header, as it is in the body', field: asEscapes, body: text => text},
	{
		name: 'as it is in the header, by references in the body',
		field: text => `'${text.replaceAll("'", "''")}'`,
		body: asEntities,
	},
	{name: 'in a block of the header, by references there', field: text => `>-\n  ${asEntities(text)}`, body: asEntities},
];

/** The places of a post that are seen in a list, by the letter of their marks. */
export const seenInList: readonly string[] = ['t', 'd'];

/** Those that are seen in the reader. */
export const seenInReader: readonly string[] = 't d w i p h c k m l j q s r n u f e b x g y v'.split(' ');

/** A post with a text in all places that a post has. */
export function postWith(number: number, text: string, {field, body}: Spelling): string {
	const mark: Mark = (place, words) => `${place}a${number} ${words} ${place}z${number}`;
	const header = (place: string) => field(mark(place, text));
	const here = (place: string) => mark(place, body(text));
	const line = (place: string) => mark(place, body(text.replace(/[\r\n\u000B\u000C\u0085\u2028\u2029]+/g, ' ')));
	const inTag = body(text).replace(/[\s"<>]+/g, '');
	return `---
title: ${header('t')}
description: ${header('d')}
date: 2024-01-02
updated: ${header('o')}
author: ${header('w')}
tags: [${asEscapes(text)}, ${asEscapes(mark('o', text))}]
categories: ${header('o')}
image: ${field(`https://pictures.example/${text}/x.png`)}
imageAlt: ${header('i')}
canonical: ${field(`https://site.example/${text}`)}
${asEscapes(mark('o', text))}: value
---
${here('p')}

# ${line('h')}

\`\`\`js ${line('o')}
// ${here('c')}
\`\`\`

    ${line('k')}

A \`${line('m')}\` span, [${line('l')}](https://links.example/${encodeURIComponent(text)}), [link](<https://links.example/${text}> "${line('o')}"), ![${line('j')}](<https://pictures.example/${text}.png>), <https://links.example/${text}>, https://links.example/${text}

> ${line('q')}

- ${line('s')}
- [x] ${line('r')}

| ${line('n')} | head |
| --- | --- |
| ${line('u')} | cell |

![A pier](https://pictures.example/pier.png)
*${line('f')}*

A claim[^note] of HTML.

[^note]: ${line('e')}

<p title="${line('o')}">${line('b')} <img alt="${line('x')}" src="https://pictures.example/${inTag}"></p>

<details><summary>${line('g')}</summary>

${line('y')}

</details>

<!-- ${line('o')} -->

[reference]: https://links.example/${text} "${line('o')}"

{% figure src="/a.png" caption="${line('o')}" %} $x ${line('o')}$ :smile${text}:

Term
: ${line('v')}

Unterminated ${text}

The last words of post ${number}.
`;
}
