// What a room may not know besides other rooms: no clock in a rule, no Beast outside the server, no SQL outside the store.
import { lines_with, without_comments } from '../tree.mjs';

const pure = /^src\/(domain|rules|planning)\/.*\.(h|cpp)$/;
const everywhere_but = (folder) => new RegExp(`^src/(?!${folder}/).*\\.(h|cpp)$`);

const kept = [
  [pure, /<(ctime|time\.h|sys\/[^>]*)>|_clock::now|\bsystem_clock\b|\bsteady_clock\b|\bgettimeofday\b|\bclock_gettime\b|\bucal_getNow\b|\bgetNow\(/, 'a pure room reads no clock'],
  [pure, /<random>|\brandom_device\b|\bmt19937\w*|\brandombytes_\w+|"base\/random\.h"|[^\w.>]rand\(\)|[^\w]srand\(/, 'a pure room draws nothing'],
  [pure, /<(thread|mutex|shared_mutex|future|condition_variable|stop_token|semaphore|latch|barrier)>|\bstd::(thread|jthread|mutex|async)\b|\bpthread_\w+/, 'a pure room starts and locks nothing'],
  [pure, /<(fstream|filesystem|iostream|cstdio|stdio\.h|unistd\.h|fcntl\.h)>|\bYAML::LoadFile\b|\bfopen\(|\bgetenv\(/, 'a pure room reads and writes no file'],
  [pure, /<(boost\/asio|boost\/beast|Poco\/Net|netdb\.h|arpa\/)[^>]*>?/, 'a pure room has no network'],
  [everywhere_but('web/http'), /boost\/beast|\bbeast::/, 'only src/web/http sees Beast'],
  [everywhere_but('store'), /<SQLiteCpp[^>]*>|<sqlite3\.h>|<pqxx[^>]*>|\bSQLite::\w+|\bsqlite3_\w+/, 'only src/store sees a database'],
  [everywhere_but('store'), /["(]\s*(SELECT\s+[\w*,. ]+\s+FROM|INSERT\s+(OR\s+\w+\s+)?INTO|UPDATE\s+\w+\s+SET|DELETE\s+FROM|CREATE\s+(TABLE|INDEX))\b/, 'only src/store speaks SQL'],
];

function check(tree) {
  return kept.flatMap(([where, what, why]) =>
    tree.matching(where).flatMap(([path, content]) => lines_with(path, without_comments(content), what, why)));
}

const line = (path, text) => ({ [path]: `// Head.\n${text}\n` });
export default {
  promise: 'a room does not know what the house keeps from it',
  check,
  bad: [
    { why: 'reads no clock', files: line('src/rules/holds.cpp', 'auto now = std::chrono::system_clock::now();') },
    { why: 'draws nothing', files: line('src/planning/search.h', '#include <random>') },
    { why: 'starts and locks nothing', files: line('src/domain/case.h', '#include <mutex>') },
    { why: 'reads and writes no file', files: line('src/rules/pack.cpp', 'auto y = YAML::LoadFile(path);') },
    { why: 'has no network', files: line('src/domain/case.cpp', '#include <boost/asio/io_context.hpp>') },
    { why: 'sees Beast', files: line('src/web/staff/page.h', '#include <boost/beast/http.hpp>') },
    { why: 'sees a database', files: line('src/actions/record.cpp', '#include <SQLiteCpp/Database.h>') },
    { why: 'speaks SQL', files: line('src/cli/list.cpp', 'run("SELECT id, day FROM event");') },
  ],
  good: [
    { 'src/store/sqlite/a.cpp': '#include <sqlite3.h>\nrun("DELETE FROM event");\n', 'src/web/http/server.cpp': '#include <boost/beast.hpp>\n' },
    { 'src/rules/a.cpp': '// never calls system_clock::now\nconst char* text = "operand()";\n' },
  ],
};
