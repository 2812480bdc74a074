// The one direction: docs/map.md says what each room may include; sources, tests and targets keep to it.
import { code_words, table_below } from '../tree.mjs';

function rooms_of(tree) {
  const rooms = new Map();
  for (const [room, may] of table_below(tree.text('docs/map.md'), 'Rooms')) {
    const [path] = code_words(room);
    rooms.set(path.replace('src/', ''), new Set(code_words(may)));
  }
  return rooms;
}

function includes(content) {
  return content.split('\n').flatMap((line, index) => {
    const found = line.match(/^\s*#\s*include\s*"([^"]+)"/);
    return found ? [[index + 1, found[1]]] : [];
  });
}

function check(tree) {
  const found = [];
  const rooms = rooms_of(tree);
  if (rooms.size === 0) return ['docs/map.md:1: no table of rooms below the heading "Rooms"'];
  for (const [path, content] of tree.matching(/^(src|tests\/unit)\/[^/]+\/.*\.(h|hpp|cpp)$/)) {
    const room = path.match(/^(?:src|tests\/unit)\/([^/]+)\//)[1];
    if (!rooms.has(room)) {
      found.push(`${path}:1: the room ${room} is not on the map`);
      continue;
    }
    for (const [line, included] of includes(content)) {
      const target = included.split('/')[0];
      if (path.startsWith('tests/') && (!included.includes('/') || tree.has(`tests/unit/${room}/${included}`))) continue; // the tests' own
      if (target === room || rooms.get(room).has(target)) continue;
      found.push(`${path}:${line}: ${room} may not include ${rooms.has(target) ? target : included}`);
    }
  }
  for (const [path, content] of tree.matching(/^src\/[^/]+\/CMakeLists\.txt$/)) {
    const call = content.match(/hogo_room\(\s*(\w+)([^)]*)\)/);
    if (!call) continue;
    const linked = (call[2].match(/\bROOMS\s+((?:[a-z_]+\s*)*)/)?.[1] ?? '').split(/\s+/).filter(Boolean);
    for (const target of linked)
      if (!rooms.get(call[1])?.has(target)) found.push(`${path}:1: ${call[1]} may not link ${target}`);
  }
  return found;
}

const map = '## Rooms\n\n| room | may include |\n|---|---|\n| `src/base` | – |\n| `src/vault` | `base` |\n| `src/domain` | `base` |\n';
export default {
  promise: 'every room includes and links only the rooms that the map allows',
  check,
  bad: [
    { why: 'vault may not include domain', files: { 'docs/map.md': map, 'src/vault/keys.h': '// Keys\n#include "domain/person.h"\n' } },
    { why: 'domain may not include vault', files: { 'docs/map.md': map, 'tests/unit/domain/a_test.cpp': '#include "vault/keys.h"\n' } },
    { why: 'domain may not include gallery/a.h', files: { 'docs/map.md': map, 'tests/unit/domain/a_test.cpp': '#include "gallery/a.h"\n' } },
    { why: 'vault may not link domain', files: { 'docs/map.md': map, 'src/vault/CMakeLists.txt': 'hogo_room(vault ROOMS base domain LIBRARIES x)\n' } },
    { why: 'the room cellar is not on the map', files: { 'docs/map.md': map, 'src/cellar/a.h': '// A\n' } },
    { why: 'no table of rooms', files: { 'docs/map.md': 'Rooms\n' } },
  ],
  good: [{ 'docs/map.md': map, 'tests/unit/vault/gallery/a.h': '// A.\n', 'tests/unit/vault/a_test.cpp': '#include "gallery/a.h"\n#include "made.h"\n', 'src/vault/keys.h': '// Keys\n#include <vector>\n#include "base/bytes.h"\n#include "vault/seal.h"\n', 'src/vault/CMakeLists.txt': 'hogo_room(vault ROOMS base LIBRARIES x)\n' }],
};
