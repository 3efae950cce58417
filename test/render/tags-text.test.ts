import {testBlocks} from './block-cases.ts';

testBlocks('a tag of a template', [
	['that steers it leaves what it frames', '{% if a %}\n*x*\n{% else %}\ny\n{% endif %}', ['p {italic|x}', 'p y']],
	['vanishes with one of the blanks round it', 'a {% tag %} b {{< tag >}}.', ['p a b.']],
	['that holds Markdown leaves it', '{{% box %}}\n- a\n\n*b*\n{{% /box %}}', ['ul', '  -', '    p a', 'p {italic|b}']],
	['parts no list', '- a\n{% if b %}\n- c\n{% endif %}', ['ul', '  -', '    p a', '  -', '    p c']],
	['is no row of the table above', '| a |\n|---|\n| b |\n{% endfor %}', ['table left', '| a', '| b']],
	['may hold a bar in a table', '| a |\n|---|\n| {{ "b" | upcase }} |', ['table left', '| a', '| b']],
	['is text where it has no end', 'a {% b and {{< c', ['p a {% b and {{< c']],
	['that is escaped is text', 'Write {{</* note */>}}.', ['p Write {{< note >}}.']],
	['that is raw is text', '{% raw %}{{ page.a }} {% b %}{% endraw %} *c*', ['p {{ page.a }} {% b %} {italic|c}']],
	[
		'that looks like a title has it, without quotes too',
		'{% folding green, Ropes and knots %}\na\n{% endfolding %}',
		['p {bold|Ropes and knots}', 'p a'],
	],
	['of a tab has its name', '{{< tab "npm" >}}\na\n{{< /tab >}}', ['p {bold|npm}', 'p a']],
	[
		'is its words, if it only gives them a look',
		'{% label info@some words %}, {{< kbd "Ctrl" >}}, {% u more words %}',
		['p some words, Ctrl, more words'],
	],
	['keeps its words apart', "a{% sidenote 'b' 'Some words' %} c", ['p a Some words c']],
	['of Zola that is unknown vanishes', 'a {{ gallery() }} b', ['p a b']],
	['may have a title for what it frames', '{{< ring title="Try it" >}}\nx\n{{< /ring >}}', ['p {bold|Try it}', 'p x']],
]);

testBlocks('a comment of a template', [
	['vanishes', 'a {% comment %}b{% endcomment %} c', ['p a c']],
	['vanishes with all its paragraphs', '{% comment %}\na\n\nb\n{% endcomment %}\nc', ['p c']],
	['may be one of Hugo', 'a {{/* b */}} c', ['p a c']],
	['may be one of Nunjucks', 'a {# b #} c', ['p a c']],
	['may be one of MDX', 'a {/* b *c* */} d', ['p a d']],
	['may be a definition of no link', '[//]: # (see [a](b) later)\n\nc', ['p c']],
	['may be a definition without an address', '[comment]: <> (see `a` later)\n\nc', ['p c']],
]);

testBlocks('a variable', [
	['of the site vanishes', 'Hi {{ page.title }}, {{ site.x }} b.', ['p Hi, b.']],
	['of which a part is meant vanishes', 'A {{ npm.count }} or {{ count | round }} b', ['p A or b']],
	['that the post sets vanishes', '{% assign lamp = 1 %}\nA {{ lamp.name }} b', ['p A b']],
	['that nobody knows is text', 'Hi {{ name }} and {{count}}.', ['p Hi {{ name }} and {{count}}.']],
	['that is a text is its text', 'Hi {{ "Ilse" | upcase }}.', ['p Hi Ilse.']],
	['alone in an address vanishes with it', '- <{{ site.url }}>\n  x', ['ul', '  -', '    p x']],
	['may be mathematics', 'So $\\frac{{a}}{{b}}$ and {a, b}.', ['p So a/b and {a, b}.']],
]);

testBlocks('an address with a tag', [
	['is that of an image', '![a]({{ site.baseurl }}/a.png)', ['image /a.png "a"']],
	['is that of an image with a title', '![a]({{ "/a.png" | relative_url }} "b")', ['image /a.png "a"', 'caption b']],
	['is that of an image in HTML', '<img src="{{ site.baseurl }}/a.png" alt="a">', ['image /a.png "a"']],
	['is that of an image in a figure', `<figure><img src="{{ '/a.png' | x }}"></figure>`, ['image /a.png ""']],
	['may name a post', '[a]({% post_url 2014-01-01-b %}) [c]({{< ref "d.md" >}})', ['p {link|a} {link|c}']],
	['may be defined', 'See [a].\n\n[a]: {{ site.url }}/x', ['p See {link|a}.']],
	['may be whole without it', '[a](https://a.example{{ page.url }})', ['p {link https://a.example/|a}']],
	['may hold what nobody knows', '[a]({{ b | c }}) d', ['p a d']],
]);

testBlocks('what is written about tags', [
	[
		'in fences is literal',
		'```\n{% raw %}{{ a }}{% endraw %}\n<Note>b</Note>\n:::note\n{:toc}\n```',
		['code "{% raw %}{{ a }}{% endraw %}\\n<Note>b</Note>\\n:::note\\n{:toc}"'],
	],
	['in an indented block is literal', '    {% a %}\n    {{< b >}}', ['code "{% a %}\\n{{< b >}}"']],
	[
		'in a line is literal',
		'`{% raw %}`, `{{< a >}}`, `<Note>` and `{{</* b */>}}`',
		['p {code|{% raw %}}, {code|{{< a >}}}, {code|<Note>} and {code|{{</* b */>}}}'],
	],
	['in HTML is literal', '<pre>{% a %} {{ page.b }}</pre>', ['code "{% a %} {{ page.b }}"']],
]);

testBlocks('an attribute list', [
	['below a paragraph vanishes', 'a\n{: .lead #b c="d"}\n\ne', ['p a', 'p e']],
	[
		'behind an image vanishes',
		'![a](b.png){: .right width="30"}\n\nThe ferry left.',
		['image b.png "a"', 'p The ferry left.'],
	],
	['may have a blank before its name', '![a](b.png)\n{: refdef}', ['image b.png "a"']],
	['may be broken', '![a](b.png){:\n.right}', ['image b.png "a"']],
	['of a heading vanishes', '# A {#b}\n\n## C {: .d}\n\n### E {.f}', ['h1 A', 'h2 C', 'h3 E']],
	['of a heading may stand behind other braces', '# A `{…}` b={c} {#d}', ['h1 A {code|{…}} b={c}']],
	['of a heading may stand behind a hard blank', '###\u00A0A {#b}', ['h3 A']],
	['is no Ruby', 'Call f({:k=>1}) here.', ['p Call f({:k=>1}) here.']],
]);

testBlocks('a table of contents', [
	['takes the place of its list', '* TOC\n{:toc}\n\na', ['p a']],
	['may have classes', '* TOC\n{:toc .large}\n\na', ['p a']],
	['takes no list above with it', '* a\n\n* TOC\n{:toc}', ['ul loose', '  -', '    p a']],
	['vanishes', '[[_TOC_]]\n\n[toc]\n\na', ['p a']],
	['amid text is text', 'a [toc] b', ['p a [toc] b']],
]);
