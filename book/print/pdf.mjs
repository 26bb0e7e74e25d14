// Sets FOLDER/main.typ with Typst:   node pdf.mjs FOLDER RESULT.pdf PAPER SIDES
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { NodeCompiler } from "@myriaddreamin/typst-ts-node-compiler";

const [folder, result, paper, sides] = process.argv.slice(2);

// A PDF that is built twice from the same sources is the same.
const created = Number(process.env.SOURCE_DATE_EPOCH ?? 1767225600);

const compiler = NodeCompiler.create({
  workspace: folder,
  fontArgs: [{ fontPaths: [join(folder, "fonts")] }],
});
const compiled = compiler.compile(
  { mainFilePath: join(folder, "main.typ"), inputs: { paper, sides } });

if (!compiled.result) {
  const diagnostics = compiled.takeDiagnostics();
  for (const { path, message } of compiler.fetchDiagnostics(diagnostics)) {
    console.error(`${path ?? "main.typ"}: ${message}`);
  }
  process.exit(1);
}
writeFileSync(result, compiler.pdf(compiled.result, { creationTimestamp: created }));
