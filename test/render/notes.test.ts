import {testBlocks} from './block-cases.ts';

testBlocks('a note', [
	[
		'of Docusaurus is a quote that says so',
		':::note\nHi *there*.\n:::',
		['quote', '  p {bold|Note}', '  p Hi {italic|there}.'],
	],
	['has its title', ':::tip Our *way*\na\n:::', ['quote', '  p {bold|Our }{bold italic|way}', '  p a']],
	['has its title in brackets', ':::info[Update]\na\n:::', ['quote', '  p {bold|Update}', '  p a']],
	['may end below a list', ':::note\n- a\n:::\n\nb', ['quote', '  p {bold|Note}', '  ul', '    -', '      p a', 'p b']],
	[
		'may hold another',
		':::::note\n:::tip\na\n:::\n:::::',
		['quote', '  p {bold|Note}', '  quote', '    p {bold|Tip}', '    p a'],
	],
	['may be a line', ':::note some words :::', ['quote', '  p {bold|Note}', '  p some words']],
	['without an end is text', ':::note\na', ['p :::note a']],
	['of GitHub says so too', '> [!WARNING]\n> a\n> b', ['quote', '  p {bold|Warning}', '  p a b']],
	['of Obsidian has its title', '> [!tip]- A *way*\n> b', ['quote', '  p {bold|A }{bold italic|way}', '  p b']],
	['may begin a link instead', '> [!a](b)', ['quote', '  p !a']],
	['may be a shortcode', '{{% notice tip %}}\na\n{{% /notice %}}', ['quote', '  p {bold|Tip}', '  p a']],
	[
		'may be a tag of Hexo',
		'{% note warn "Mind the gap" %}\na\n{% endnote %}',
		['quote', '  p {bold|Mind the gap}', '  p a'],
	],
	[
		'may have a title without quotes',
		'{% details Some more words %}\na\n{% enddetails %}',
		['quote', '  p {bold|Some more words}', '  p a'],
	],
	[
		'may have words that are no title',
		'{% note info no-icon %}\na\n{% endnote %}',
		['quote', '  p {bold|Info}', '  p a'],
	],
	[
		'may have a title behind a look',
		'{% note primary Mind the gap %}\na\n{% endnote %}',
		['quote', '  p {bold|Mind the gap}', '  p a'],
	],
	['may have its title in braces', ':::info{title="Mind"}\na\n:::', ['quote', '  p {bold|Mind}', '  p a']],
	['may be one of Zola', '{% alert(type="warning") %}\na\n{% end %}', ['quote', '  p {bold|Warning}', '  p a']],
	[
		'may hold HTML',
		'<Admonition type="tip">\n  <p>a</p>\n</Admonition>\n\nb',
		['quote', '  p {bold|Tip}', '  p a', 'p b'],
	],
	[
		'may be an include with its text',
		'{% include note.html content="Mind *it*." %}',
		['quote', '  p {bold|Note}', '  p Mind {italic|it}.'],
	],
	['may be a tag of Eleventy', '{% callout "info", "md" %}a{% endcallout %}', ['quote', '  p {bold|Info}', '  p a']],
	['may be a component', '<Note>\n\na\n\n</Note>', ['quote', '  p {bold|Note}', '  p a']],
	['may have a type', '<Callout type="warning">\n*a*\n</Callout>', ['quote', '  p {bold|Warning}', '  p {italic|a}']],
	['may stand in a line', '<Aside title="T">a</Aside> b', ['quote', '  p {bold|T}', '  p a', 'p b']],
	['may be folded', '{{< details summary="More" >}}\na\n{{< /details >}}', ['quote', '  p {bold|More}', '  p a']],
	['that nothing closes says its title', '{{< note title="Mind" >}}\n\na', ['p {bold|Mind}', 'p a']],
]);

testBlocks('a container', [
	['that is no note leaves its content', '::: {.columns}\na\n:::', ['p a']],
	[
		'in a fence is literal',
		'```\n:::note\n:::\n```\n\n:::note\na\n:::',
		['code ":::note\\n:::"', 'quote', '  p {bold|Note}', '  p a'],
	],
]);
