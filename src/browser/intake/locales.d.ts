/** Of the texts of views/locales, the part that is bundled into the third script (scripts/build-pages.js takes no other). */
interface LocaleModule {
  files: import('./file-texts.js').FileTexts
}
declare module '*/views/locales/es.json' {
  const locale: LocaleModule
  export default locale
}
declare module '*/views/locales/en.json' {
  const locale: LocaleModule
  export default locale
}
declare module '*/views/locales/pt.json' {
  const locale: LocaleModule
  export default locale
}
declare module '*/views/locales/fr.json' {
  const locale: LocaleModule
  export default locale
}
