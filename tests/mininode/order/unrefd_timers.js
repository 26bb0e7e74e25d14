// They fire while something else keeps the loop, and do not keep it.
const print = console.log;

const a = setTimeout(() => print('a'), 5);
a.unref();
const b = setTimeout(() => print('b'), 20);
print(a.hasRef(), b.hasRef());
const c = setTimeout(() => print('never'), 10000);
c.unref();
const d = setTimeout(() => print('d'), 40);
d.unref();
d.ref();
print(c.hasRef(), d.hasRef());
