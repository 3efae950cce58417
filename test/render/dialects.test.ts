import {testBlocks} from './block-cases.ts';

testBlocks('a footnote', [
	[
		'stands where it is written, and its mark in brackets',
		'A ferry[^1] and a pier.[^b]\n\n[^1]: It is *old*.\n[^b]: So is\nthe pier.',
		['p A ferry{link|[1]} and a pier.{link|[b]}', 'note 1', '  p It is {italic|old}.', 'note b', '  p So is the pier.'],
	],
	[
		'may have several blocks',
		'a[^1]\n\n[^1]: b\n\n    c\n\n    - d\n\ne',
		['p a{link|[1]}', 'note 1', '  p b', '  p c', '  ul', '    -', '      p d', 'p e'],
	],
	['may begin on the next line', '[^1]:\n    a', ['note 1', '  p a']],
	['may stand in a quote', '> a[^1]\n>\n> [^1]: b', ['quote', '  p a{link|[1]}', '  note 1', '    p b']],
	[
		'may be marked right behind emphasis',
		'_a_[^1] *b?*[^1]\n\n[^1]: c',
		['p {italic|a}{link|[1]} {italic|b?}{link|[1]}', 'note 1', '  p c'],
	],
	[
		'may be marked in a heading and a table',
		'# a[^1]\n\n| b[^1] |\n|---|\n\n[^1]: c',
		['h1 a{link|[1]}', 'table left', '| b{link|[1]}', 'note 1', '  p c'],
	],
	['may be marked before a colon', 'So[^1]: a\n\n[^1]: b', ['p So{link|[1]}: a', 'note 1', '  p b']],
	['that is not there is text', 'a[^1] `[^2]`', ['p a[^1] {code|[^2]}']],
	['in code is literal', '`[^1]`\n\n[^1]: a', ['p {code|[^1]}', 'note 1', '  p a']],
	['ends above code of its own article', '[^1]: a\n\nb', ['note 1', '  p a', 'p b']],
]);

testBlocks('a definition', [
	['follows its term', 'Keel\n: The *spine*', ['dl', '  term Keel', '  definition The {italic|spine}']],
	[
		'may be far in, and behind a blank line',
		'Keel\n\n:   The spine\n\n    of a ship',
		['dl loose', '  term Keel', '  definition The spine', '    p of a ship'],
	],
	[
		'may be one of several',
		'Keel\nSpine\n: a\n: b\n\nMast\n: c',
		['dl loose', '  term Keel', '  term Spine', '  definition a', '  definition b', '  term Mast', '  definition c'],
	],
	[
		'may be followed by a term',
		'Keel\n: a\nMast\n: b\n\nc',
		['dl', '  term Keel', '  definition a', '  term Mast', '  definition b', 'p c'],
	],
	[
		'may be a list',
		'Keel\n: - a\n  - b',
		['dl', '  term Keel', '  definition ul', '      -', '        p a', '      -', '        p b'],
	],
	[
		'may link to what stands below',
		'[Keel][k]\n: a\n\n[k]: https://a.example/',
		['dl', '  term {link https://a.example/|Keel}', '  definition a'],
	],
	['needs a term', '# Keel\n: a', ['h1 Keel', 'p : a']],
	['leaves the paragraph above alone', 'One.\n\nKeel\n: a', ['p One.', 'dl', '  term Keel', '  definition a']],
	['is no row of a table', 'a | b\n:-- | --\n1 | 2', ['table left left', '| a | b', '| 1 | 2']],
]);

testBlocks('an admonition', [
	[
		'has its title',
		'!!! note "Mind *it*"\n    a\n\n    b\n\nc',
		['quote note', '  title Mind {italic|it}', '  p a', '  p b', 'p c'],
	],
	['may lack a title', '??? tip\n\n    a', ['quote note', '  title Tip', '  p a']],
	['may want none', '!!! danger ""\n    a', ['quote warning', '  p a']],
	['needs text that is indented', '!!! note\na', ['p !!! note a']],
	['is no shout', '!!! so it was', ['p !!! so it was']],
]);

testBlocks('strong words', [
	['may end in a stop before a letter', '**Mind:**the gap', ['p {bold|Mind:}the gap']],
	['may stand in quotation marks amid letters', '这是**“桥”**上的 **灯：**亮', ['p 这是{bold|“桥”}上的 {bold|灯：}亮']],
	['may stand before a tag', '**a:**{% b %} _c?_{% d %} *e.*{{ f.g }}', ['p {bold|a:} {italic|c?} {italic|e.}']],
	['need no blank inside', 'a ** b:**c', ['p a ** b:**c']],
	[
		'may stand between underscores amid ideographs',
		'海，__灯。__亮，了__桥__上',
		['p 海，{bold|灯。}亮，了{bold|桥}上'],
	],
	['are no name with underscores', 'a__b__c 字__b__c', ['p a__b__c 字__b__c']],
]);

testBlocks('a formula', [
	['between double dollars is no emphasis', 'So $$x*y*z_1 + a$$ is.', ['p So x * y * z₁ + a is.']],
	['may stand on lines of its own', '$$\na_1 \\\\\nb_1\n$$', ['p a₁\\nb₁']],
	['is no money', 'It costs $$5 or *more* or $$6.', ['p It costs $$5 or {italic|more} or $$6.']],
	['that is escaped for Markdown is read as such', '$$a\\_1$$', ['p a₁']],
]);

testBlocks('an image that Markdown does not know', [
	['may have blanks in its address', '![A](the old pier.jpg)', ['image the old pier.jpg "A"']],
	['may have a title too', '![A](the pier.jpg "B")', ['image the pier.jpg "A"', 'caption B']],
	[
		'may have a size',
		'![A](pier.jpg =100x200) \n\n![A](pier.jpg "B" =100x)',
		['image pier.jpg "A"', 'image pier.jpg "A"', 'caption B'],
	],
	[
		'may be one of Obsidian',
		'![[pier.jpg|300]]\n\n![[pier.jpg|A pier]]',
		['image pier.jpg ""', 'image pier.jpg "A pier"'],
	],
	['in code is literal', '`![A](the pier.jpg)`', ['p {code|![A](the pier.jpg)}']],
	['may have attributes', '![A](pier.jpg){width=50%}', ['image pier.jpg "A"']],
]);

testBlocks('a language of code', [
	['may be one of Pandoc', '``` {.ruby .numbered}\nx\n```', ['code ruby "x"']],
	['may be one of R Markdown', '```{r, echo=FALSE}\nx\n```', ['code r "x"']],
	['may have a file', '```js:a/b.js\nx\n```', ['file a/b.js', 'code js "x"']],
	['may have a file in brackets', '```js [b.config.js]\nx\n```', ['file b.config.js', 'code js "x"']],
	['may have a title and lines', '```js {1,3} title="The *lamp*"\nx\n```', ['file The *lamp*', 'code js "x"']],
	['may be missing', '```title=lamp\nx\n```\n\n```{1,3}\ny\n```', ['file lamp', 'code "x"', 'code "y"']],
	['may have lines', '```js{1,3}\nx\n```', ['code js "x"']],
	[
		'may be mathematics',
		'```math\na_1 \\le b\n```\n\n```math\n\\nosuch{x}\n```',
		['p a₁ ≤ b', 'code math "\\\\nosuch{x}"'],
	],
	['may be C++', '```c++\nx\n```', ['code c++ "x"']],
]);

testBlocks('a table', [
	[
		'keeps cells that its head has no columns for',
		'| a |\n|---|\n| b | *c* |',
		['table left left', '| a', '| b | {italic|c}'],
	],
]);

testBlocks('a heading', [['without words is nothing', '#\n\na', ['p a']]]);
testBlocks('a list', [
	['whose items are but tags is nothing', '{% for a in b %}\n- {{ a.title }}\n{% endfor %}\n\nc', ['p c']],
]);
