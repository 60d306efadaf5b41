/**
 * Small words that carry a sentence, as written in chats, with and without accents. In "do I need a visa" they are all that
 * tells English from Italian: grams of four letters cannot. Of languages that share Latin letters only.
 */
const SMALL_WORDS: Readonly<Record<string, string>> = {
  en: `a an the i you we they he she it my your our me us is are am was were be been do does did have has had can could will would
should may not no yes and or but of to in on at for from with by how what when where who which why much many this that there here
need want get please thanks any some if about still too all out up now new late send open close free hi hello ok don't doesn't isn't it's i'm`,
  es: `el la los las un una unos unas yo tu usted ustedes nosotros mi su me te se lo le les es son está están estoy hay ser tengo tiene
tienen quiero puedo puede pueden hacen no sí y o pero de del a al en con por para sin cómo como qué que cuándo cuando dónde donde quién
cuánto cuanto cuántos cuesta esto eso este aquí muy más favor gracias hola buenos buenas necesito mañana hoy ya han nos ni algún vale dan dos`,
  pt: `o a os as um uma uns umas eu você vocês voce nós meu minha seu sua me te se lhe é são está estão estou tá tem têm tenho quero posso
pode podem fazem não nao sim e ou mas de do da dos das em no na nos nas com por para pra pro sem como que quando onde quem quanto quantos
custa isso isto este aqui muito mais favor obrigado obrigada olá oi bom boa preciso amanhã hoje já ainda cadê nem algum ao às dá`,
  fr: `le la les un une des je tu il elle nous vous ils mon ma mes votre me te se est sont suis êtes ai avez a ont veux peux peut pouvez ne
pas oui non et ou mais de du au aux en dans avec pour par sans comment quoi que qui quand où combien ce cette ça ici très plus merci
bonjour besoin demain aujourd'hui y faut est-ce quel quelle`,
  de: `der die das ein eine einen einem ich du sie er es wir ihr mein meine mir mich ihnen ist sind bin war habe haben hat kann können
möchte will muss nicht kein keine ja nein und oder aber von zu zum zur in im am an auf für mit bei aus wie was wann wo wer warum wieviel
viel hier sehr mehr bitte danke hallo brauche morgen heute noch gibt auch`,
  it: `il lo la i gli le un uno una io tu lei noi voi mio mia mi ti si ci è sono sei ho hai ha avete hanno posso può voglio vorrei devo non
no sì e o ma di del della a al in nel con per da senza come che cosa quando dove chi quanto quanti costa questo qui molto più grazie
ciao buongiorno serve domani oggi avete aperti`,
  nl: `de het een ik jij je u hij zij wij we mijn jouw uw me is zijn ben was heb heeft hebben kan kunnen wil moet niet geen ja nee en of
maar van te naar in op aan voor met bij uit hoe wat wanneer waar wie waarom hoeveel dit dat deze hier er heel meer graag bedankt dank
hallo nodig morgen vandaag nog ook jullie`,
  id: `saya aku kamu anda kami kita dia mereka ini itu ada tidak nggak gak bukan ya dan atau tapi di ke dari yang dengan untuk pada apa
apakah kapan mana dimana siapa kenapa mengapa bagaimana gimana berapa bisa mau ingin harus sudah udah belum sangat lebih tolong terima
kasih halo selamat besok hari lagi juga kalau banget nya`,
  ms: `saya awak anda kami kita dia mereka ini itu ada tidak tak bukan ya dan atau tetapi di ke dari yang dengan untuk pada apa adakah
bila mana siapa kenapa mengapa bagaimana macam berapa boleh mahu nak perlu sudah dah belum sangat lebih tolong terima kasih hai selamat
esok hari lagi juga kalau sahaja`,
  vi: `tôi bạn anh chị em mình chúng ta nó này đó là có không được và hoặc nhưng của ở từ cho với gì khi nào đâu ai sao thế bao nhiêu
muốn cần phải đã chưa rất hơn xin cảm ơn chào mai hôm nay ạ nhé mấy`,
  tr: `ben sen siz biz o onlar benim bana bu şu bir var yok mı mi mu mü değil evet hayır ve veya ama için ile gibi ne zaman nerede kim
neden nasıl kaç kadar ne istiyorum lazım çok daha lütfen teşekkürler merhaba yarın bugün da de misiniz`,
  sw: `mimi wewe yeye sisi nyinyi wao yangu yako langu hii hiyo hilo ni na ya wa kwa la za cha au lakini si hapana ndiyo katika kutoka nini
lini wapi nani kwa nini vipi gani ngapi je nataka naweza lazima sana zaidi tafadhali asante habari jambo kesho leo bado pia iko`,
  tl: `ako ikaw ka siya kami tayo kayo sila ko mo niya namin natin ninyi nila ang ng mga sa na ay at o pero kung hindi oo wala may
mayroon meron ano kailan saan sino bakit paano magkano ilan gusto kailangan pwede puwede po ba lang din rin ito iyan doon dito salamat
kumusta bukas ngayon pa nga`,
  'hi-Latn': `main mai mujhe muje mera meri mere hum hume humko hamara aap aapka aapki aapke tum tumhara tumko ye yeh wo woh vo is us isko usko
hai hain hu hoon ho tha thi the hoga hogi honge raha rahi rahe nahi nahin nai mat haan han ji aur ya lekin par magar ka ki ke ko se mein
me tak wala wali wale kya kab kahan kaha kaun kyu kyun kaise kaisa kitna kitne kitni kis chahiye karo karna karni kar kiya do dena diya
gaya gayi aaya aayi aaye milega milegi bhejo bata batao bolo lagega bahut bohot thoda zyada abhi aaj kal phir bhi toh sab kuch koi namaste
dhanyavaad shukriya theek accha bhai dikhao`,
  'ta-Latn': `naan nan enakku enaku ennoda en nee neenga unga ungaluku naanga namma enga engaluku avan ava avanga idhu adhu idha adha indha
andha edhu oru rendu iruka irukka iruku irukku irukeengala irukum illa illai venum vendum venam vendam venda venuma vendaam podhum enna
eppo eppa enga yaar yaaru yen epdi eppadi evlo evvalavu evalavu ethana ethanai sollunga sollu pannunga panna pannanum pannalama mudiyuma
mudiyadhu kudunga kudu varuma varala varum vandhuchu poi pola la ku kitta irundhu romba konjam innum ippo ippove apram innaiku naalaiku
nandri vanakkam sari seri aama aamaa pa dhan dhaan theriyala purila puriyala anuppunga paakalam`,
}

let table: Map<string, string[]> | undefined

/** The languages that have a word among their small ones. */
export function languagesWith(word: string): readonly string[] {
  table ??= tableOf(SMALL_WORDS)
  return table.get(word) ?? []
}

function tableOf(words: Readonly<Record<string, string>>): Map<string, string[]> {
  const made = new Map<string, string[]>()
  for (const [language, list] of Object.entries(words))
    for (const word of new Set(list.split(/\s+/))) made.set(word, [...(made.get(word) ?? []), language])
  return made
}
