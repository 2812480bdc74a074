// The pages' content security policy allows no inline script and no inline style, so none may be written.
import { lines_with, without_comments } from '../tree.mjs';

const inline = /<style\b|<script\b(?![^>]*\bsrc\b)|\bjavascript:|[\s"\\]style=\\?["']|\bhx-on[:=]|[\s"\\]on(click|load|submit|change|input|error|focus|blur|keydown)=/i;

function check(tree) {
  return [
    ...tree.matching(/^src\/web\/.*\.(h|cpp)$/).flatMap(([path, content]) =>
      lines_with(path, without_comments(content), inline, 'no inline script or style')),
    ...tree.matching(/^assets\/.*\.(html|svg)$/).flatMap(([path, content]) =>
      lines_with(path, content, inline, 'no inline script or style')),
  ];
}

export default {
  promise: 'no page carries inline script or style',
  check,
  bad: [
    { why: 'src/web/staff/a.cpp:1', files: { 'src/web/staff/a.cpp': 'out += "<p style=\\"color:red\\">";\n' } },
    { why: 'src/web/staff/b.cpp:1', files: { 'src/web/staff/b.cpp': 'out += "<script>alert(1)</script>";\n' } },
    { why: 'src/web/html/c.h:1', files: { 'src/web/html/c.h': 'link("javascript:void(0)");\n' } },
    { why: 'src/web/html/d.h:1', files: { 'src/web/html/d.h': 'out += " onclick=go()";\n' } },
  ],
  good: [{ 'src/web/staff/a.cpp': '// no style="..." here\nout += "<script src=\\"/assets/htmx.js\\" defer></script>";\n' }],
};
