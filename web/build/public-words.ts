/** What stands around the text of each public page. */
export interface PublicWords {
  name: string
  tag: string
  dir: 'ltr' | 'rtl'
  privacy: string
  terms: string
  help: string
  skip: string
  pages: string
  languages: string
  noNotices: string
  /** Where the operator has named a law and courts, and where not. */
  law: (law: string, courts: string) => string
  lawOpen: string
}

export const LANGUAGES = {
  en: {
    name: 'English',
    tag: 'en-GB',
    dir: 'ltr',
    privacy: 'Privacy',
    terms: 'Terms',
    help: 'Help',
    skip: 'Skip to the text',
    pages: 'Pages',
    languages: 'Languages',
    noNotices: 'There is nothing to announce now.',
    law: (law, courts) =>
      `The law of ${law} applies, and the courts at ${courts} decide, unless a law that protects you names others.`,
    lawOpen:
      'The law of the place where the operator has its seat applies, unless a law that protects you names another.',
  },
  hi: {
    name: 'हिन्दी',
    tag: 'hi-IN-u-nu-latn',
    dir: 'ltr',
    privacy: 'गोपनीयता',
    terms: 'शर्तें',
    help: 'सहायता',
    skip: 'सीधे पाठ पर जाएँ',
    pages: 'पृष्ठ',
    languages: 'भाषाएँ',
    noNotices: 'अभी कोई सूचना नहीं है।',
    law: (law, courts) =>
      `${law} का कानून लागू होता है और ${courts} के न्यायालय निर्णय करते हैं, जब तक आपकी रक्षा करने वाला कोई कानून कुछ और न कहे।`,
    lawOpen: 'संचालक के मुख्यालय के स्थान का कानून लागू होता है, जब तक आपकी रक्षा करने वाला कोई कानून कुछ और न कहे।',
  },
  ta: {
    name: 'தமிழ்',
    tag: 'ta-IN-u-nu-latn',
    dir: 'ltr',
    privacy: 'தனியுரிமை',
    terms: 'விதிமுறைகள்',
    help: 'உதவி',
    skip: 'உரைக்குச் செல்',
    pages: 'பக்கங்கள்',
    languages: 'மொழிகள்',
    noNotices: 'இப்போது அறிவிக்க எதுவும் இல்லை.',
    law: (law, courts) => `உங்களைப் பாதுகாக்கும் சட்டம் வேறு கூறாவிட்டால், ${law} சட்டம் பொருந்தும்; ${courts} நீதிமன்றங்கள் தீர்மானிக்கும்.`,
    lawOpen: 'உங்களைப் பாதுகாக்கும் சட்டம் வேறு கூறாவிட்டால், இயக்குபவரின் தலைமையிடத்தின் சட்டம் பொருந்தும்.',
  },
  es: {
    name: 'Español',
    tag: 'es-MX',
    dir: 'ltr',
    privacy: 'Privacidad',
    terms: 'Condiciones',
    help: 'Ayuda',
    skip: 'Ir al texto',
    pages: 'Páginas',
    languages: 'Idiomas',
    noNotices: 'No hay nada que anunciar ahora.',
    law: (law, courts) =>
      `Se aplica la ley de ${law} y deciden los tribunales de ${courts}, salvo que una ley que te protege indique otros.`,
    lawOpen:
      'Se aplica la ley del lugar donde el operador tiene su sede, salvo que una ley que te protege indique otra.',
  },
  pt: {
    name: 'Português',
    tag: 'pt-BR',
    dir: 'ltr',
    privacy: 'Privacidade',
    terms: 'Termos',
    help: 'Ajuda',
    skip: 'Ir para o texto',
    pages: 'Páginas',
    languages: 'Idiomas',
    noNotices: 'Não há nada a anunciar agora.',
    law: (law, courts) =>
      `Vale a lei de ${law}, e decidem os tribunais de ${courts}, salvo se uma lei que protege você indicar outros.`,
    lawOpen: 'Vale a lei do lugar onde o operador tem sede, salvo se uma lei que protege você indicar outra.',
  },
  ar: {
    name: 'العربية',
    tag: 'ar-u-nu-latn',
    dir: 'rtl',
    privacy: 'الخصوصية',
    terms: 'الشروط',
    help: 'المساعدة',
    skip: 'انتقل إلى النص',
    pages: 'الصفحات',
    languages: 'اللغات',
    noNotices: 'لا توجد إعلانات الآن.',
    law: (law, courts) => `يسري قانون ${law} وتفصل محاكم ${courts}، ما لم يحدد قانون يحميك غير ذلك.`,
    lawOpen: 'يسري قانون المكان الذي يقع فيه مقر المشغّل، ما لم يحدد قانون يحميك غير ذلك.',
  },
} as const satisfies Record<string, PublicWords>

export type Language = keyof typeof LANGUAGES
