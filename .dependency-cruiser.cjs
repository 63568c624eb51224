/**
 * A folder is a permission: who may import whom, one way, downwards. Each rule says why it stands, and each is seen to
 * fire once in test/architecture/boundaries.test.ts.
 */
const rule = (name, comment, from, to) => ({ name, severity: 'error', comment, from, to })

module.exports = {
  forbidden: [
    rule(
      'only-the-desk-opens',
      'No chain of imports leads from what serves, administers or runs in the form to code that opens (promise 2).',
      { path: '^src/(server|admin|browser/intake|bin/serve)' },
      { path: '^src/desk/', reachable: true },
    ),
    rule(
      'no-key-making-near-the-server',
      'The demonstration, and an admin whose anchor is a file, make secret keys and sign with them; no server reaches that code.',
      { path: '^src/(server|admin|browser|bin/serve|bin/start-intake)' },
      { path: '^src/bin/(make-key|make-demonstration|anchor-file)', reachable: true },
    ),
    rule(
      'domain-imports-nothing',
      'What Sigilo is does not depend on how it is built.',
      { path: '^src/domain/' },
      { path: '^src/(?!domain/)' },
    ),
    rule(
      'archive-is-pure',
      'The archive knows the domain and nothing else.',
      { path: '^src/archive/' },
      { path: '^src/(?!domain/|archive/)' },
    ),
    rule(
      'openpgp-is-the-public-half',
      'The public-key half knows the domain and nothing else.',
      { path: '^src/openpgp/' },
      { path: '^src/(?!domain/|openpgp/)' },
    ),
    rule(
      'desk-stands-alone',
      'The desk uses what is shared, and nothing of a server.',
      { path: '^src/desk/' },
      { path: '^src/(?!domain/|archive/|openpgp/|desk/)' },
    ),
    rule(
      'desk-runs-in-a-page',
      'All of the desk but its part for disks runs in a page as well; a page reaches nothing of that part.',
      { path: '^src/(desk/(?!disk/)|browser/)' },
      { path: '^src/desk/disk/' },
    ),
    rule(
      'store-stores',
      'The store knows neither HTTP nor OpenPGP.',
      { path: '^src/server/store/' },
      { path: '^src/(?!domain/|server/store/)' },
    ),
    rule(
      'http-is-plumbing',
      'What both apps share knows neither of them, nor the store.',
      { path: '^src/server/http/' },
      { path: '^src/(?!domain/|openpgp/|server/http/)' },
    ),
    rule(
      'intake-asks-for-little',
      'Intake is given what it may do; it reaches no store, no staff app, no mail.',
      { path: '^src/server/intake/' },
      { path: '^src/(?!domain/|openpgp/|server/http/|server/intake/)' },
    ),
    rule(
      'staff-opens-nothing',
      'The staff app is given what it may do; it reaches no store, no mail, no intake, and of the archive only the writer of tars.',
      { path: '^src/server/staff/' },
      { path: '^src/(?!domain/|archive/(write-ustar|parts)|openpgp/|server/http/|server/staff/)' },
    ),
    rule(
      'mail-knows-no-app',
      'What sends mail is given a number and addresses; it reaches no store and no app.',
      { path: '^src/server/mail/' },
      { path: '^src/(?!domain/|openpgp/|server/mail/)' },
    ),
    rule(
      'staff-pages-have-a-script-of-their-own',
      'The one script of the staff app speaks to passkeys and knows nothing else.',
      { path: '^src/browser/staff/' },
      { path: '^src/(?!browser/staff/)' },
    ),
    rule(
      'admin-has-no-server',
      'Verbs are given what they need; they start no server and know no page.',
      { path: '^src/admin/' },
      { path: '^src/(?!domain/|archive/|openpgp/|admin/)' },
    ),
    rule(
      'the-form-is-shared-code-and-itself',
      'What runs in the source’s page is small enough to read.',
      { path: '^src/browser/intake/' },
      { path: '^src/(?!domain/|archive/|openpgp/|browser/(intake/|silent-field))' },
    ),
    rule(
      'the-desk-page-is-the-desk-and-itself',
      'The desk file is built of the desk and of what is shared.',
      { path: '^src/browser/desk/' },
      { path: '^src/(?!domain/|archive/|openpgp/|desk/|browser/(desk/|silent-field))' },
    ),
    rule(
      'nobody-imports-bin',
      'Parts are joined in bin, and bin is joined to nothing.',
      { path: '^src/(?!bin/)' },
      { path: '^src/bin/' },
    ),
    rule(
      'no-node-in-shared-code',
      'Shared code and pages run where there is no Node.',
      { path: '^src/(domain|archive|openpgp|browser|desk/(?!disk/))' },
      { dependencyTypes: ['core'] },
    ),
    rule(
      'no-schemas-in-pages',
      'zod weighs more than the form; pages check with plain code.',
      { path: '^src/browser/' },
      { path: '^node_modules/zod/', reachable: true },
    ),
    rule(
      'openpgp-has-its-folders',
      'One library, two folders that may touch it, and the maker of keys.',
      { path: '^src/(?!openpgp/|desk/|bin/make-key|bin/desk)' },
      { path: '^node_modules/openpgp/', dependencyTypesNot: ['type-only'] },
    ),
    rule(
      'sqlite-has-its-folder',
      'Only the store speaks SQL.',
      { path: '^src/(?!server/store/)' },
      { path: '^(node_modules/)?better-sqlite3' },
    ),
    rule(
      'express-has-its-folders',
      'Only the apps and their plumbing speak HTTP.',
      { path: '^src/(?!server/(http|intake|staff)/)' },
      { path: '^node_modules/(express|helmet|express-rate-limit)/' },
    ),
    rule(
      'nodemailer-has-its-folder',
      'One place from which anything goes out.',
      { path: '^src/(?!server/mail/)' },
      { path: '^node_modules/nodemailer/' },
    ),
    rule(
      'signing-in-has-its-folder',
      'What proves who somebody is stands in one place.',
      { path: '^src/(?!server/staff/sign-in/)' },
      { path: '^node_modules/(@simplewebauthn|otpauth|uqr)/' },
    ),
    rule(
      'libraries-for-files-have-their-places',
      'What only files need comes with the third script, and is small enough to see where it is used.',
      {
        path: '^src/(?!browser/intake/(files|piece-reader)|browser/desk/open-drops|archive/clean/office/)',
      },
      { path: '^node_modules/(@noble/hashes|fflate)/' },
    ),
    rule('no-circles', 'A circle is two folders that are really one.', {}, { circular: true }),
    rule(
      'nothing-unresolved',
      'An import that leads nowhere is a mistake.',
      {},
      // Only there where Node is old: see src/server/store/sqlite.ts.
      { couldNotResolve: true, pathNot: '^better-sqlite3-12$' },
    ),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      extensions: ['.ts', '.js', '.mjs', '.cjs', '.json'],
    },
  },
}
