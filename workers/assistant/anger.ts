import { matchesAny, phrases, wordsOf } from './phrases'

/**
 * Whether the words leave no doubt that the customer is angry: abuse, threats of a complaint, the third time of asking.
 * Tone alone is never judged here; sentiment models of this size are wrong every second time.
 */
export function isAngry(text: string): boolean {
  const words = wordsOf(text)
  return words.length > 0 && matchesAny(words, ANGRY)
}

const ANGRY = phrases(`
  pathetic|useless|worthless|horrible|terrible|disgusting|ridiculous|worst|awful|shameful|rubbish service|company|experience|support|people|team|app|ever|shop|bot|business|customer
  worst .. ever|experience
  third|3rd|fourth|4th|fifth|5th|tenth|10th|hundredth time
  fed up
  sick of|and tired
  had enough
  consumer court|forum|complaint|protection
  legal action|notice
  file|lodge|register|raise .. a .. police|court|legal .. complaint|case
  cheat|cheating|cheated|fooling|looting|scamming|robbing|scammed .. customers|people|me|us|public
  you|people|are|is|bunch|company .. fraud|frauds|scammers|cheaters|thieves|liars|crooks|cheats|thugs
  this is .. scam|fraud|cheating|unacceptable|ridiculous|outrageous|shameful|disgusting
  money back now|immediately
  waste .. time|money
  never .. buy|order|shop|use|come .. again
  घटिया|बकवास|बेकार|वाहियात .. सर्विस|सेवा|कंपनी|लोग|है
  तीसरी|चौथी|पाँचवीं|पांचवी|दसवीं बार
  पैसा|पैसे वापस .. नहीं|वरना|अभी
  शिकायत कर*|दर्ज
  धोखा|धोखेबाज|ठग|फ्रॉड|चोर
  ghatiya|bakwas|bakwaas|bekar|bekaar|wahiyat|faltu|gatiya .. service|log|company|hai|ho|app|support
  service|company|log .. ghatiya|bakwas|bakwaas|bekar|bekaar|wahiyat|gatiya
  teesri|tisri|tesri|chauthi|paanchvi|panchvi|dasvi|3rd|4th baar|bar|time
  consumer|police court|forum|mein|me|station .. jaunga|jaungi|complaint|karunga|jaenge|jayenge
  complaint|case|shikayat|fir karunga|karungi|karenge|krunga|kardunga|thok|dunga
  warna|nahi .. complaint|case|police|shikayat|court
  fraud|chor|thag|dhokebaaz|cheater|froud ho|hai|log|company|hain
  tum|aap .. fraud|chor|thag|cheater|cheaters|dhokebaaz
  paisa|paise barbad|doob|kha
  service|sevai|company|unga|ungaloda|app|porul .. romba .. mosam|mosama|kevalam|kevalama|kevalamana|mattam|mattama|waste
  romba .. mosamana|kevalamana|mattamana service|company|sevai|anubavam
  moonavadhu|moonaavadhu|naalavadhu|anjavadhu|aindhavadhu|3rd|4th|5th thadava|murai|vaati|thadavai
  emathureenga|ematreenga|emaathureenga|yemathureenga|emathitinga|emathiteenga|emaathitteenga|emathuranga
  fraud|thirudan|thirudanga|thirudargal|mosadi|cheater pannureenga|neenga|company|dhan|dhaan
  neenga|ellarum|unga .. fraud|thirudanga|thirudan|cheaters|mosadi
  police|consumer|court .. la|kitta|station .. complaint|pugar|case .. kudupen|koduppen|kuduppen|pannuven|poduven
  complaint|pugar|case .. kudupen|koduppen|kuduppen|pannuven|poduven|pannuvom
  pesimo|pesima|horrible|malisimo|malisima|terrible|asqueroso|verguenza|vergonzoso|nefasto|nefasta servicio|atencion|experiencia|empresa
  servicio|atencion pesimo|pesima|horrible|terrible|asqueroso|vergonzoso|nefasto
  tercera|cuarta|quinta|decima|enesima vez
  denuncia|denunciar*|demanda|demandar*|profeco|consumidor .. si|por|voy|los|les|a|mi|$
  voy .. a .. poner|denunciar*|demandar*|reclamar
  estafador*|ladrones|estafa|rateros|sinverguenza*|mentirosos
  hart*|harto|cansad* de
  pessimo|pessima|horrivel|terrivel|lixo|ridiculo|vergonha .. atendimento|servico|empresa|experiencia
  atendimento|servico pessimo|horrivel|lixo|ridiculo
  terceira|quarta|quinta|decima vez
  procon|processar|golpista*|golpe|ladroes|estelionat*|reclame|enganando|palhacada
  quero meu dinheiro
  خدمه|الخدمه|تعامل|شركه .. سيئه|سيءه|سييه|زفت|زباله|فاشله|سئ*|سيي*|سي*
  اسوا|اسوء خدمه|شركه|تجربه|تعامل
  المره الثالثه|الرابعه|الخامسه|العاشره|التالته
  ساشتكي|اشتكيكم|شكوى|ساشتكيكم|ساقاضيكم|حمايه|بشتكي|هشتكي .. المستهلك|ضدكم|عليكم|رسميه|$
  نصابين|نصابون|حراميه|نصب|محتالين|محتالون|احتيال|لصوص|حراميين|كذابين
  service|accueil|entreprise|sav lamentable|nul|nulle|deplorable|honteux|horrible|catastrophique|scandaleux|inadmissible|pitoyable
  lamentable|inadmissible|scandaleux|deplorable|honteux|inacceptable
  troisieme|quatrieme|cinquieme|dixieme|enieme fois
  porter|porte|deposer|depose plainte
  escroc*|arnaque*|voleurs|arnaqueurs|menteurs
  marre|ras le|de|bol
  unverschamt*|frechheit|unmoglich*|sauerei|saftladen|betruger*|abzocke*|betrug|katastroph*
  zum dritten|vierten|funften|zehnten|x mal
  beschweren|beschwere|anzeige|anwalt|verbraucherzentrale .. werde|mich|erstatten|einschalten|sofort|$
  sofort geld|mein .. zuruck
  geld zuruck .. sofort
  schlecht*|miserabl*|mies* service|kundenservice|kundendienst
  pelayanan|layanan .. buruk|jelek|parah|payah|mengecewakan
  penipu|penipuan|tukang|menipu
  ketiga|keempat|kelima kalinya|kali
  lapor|laporkan|adukan .. polisi|ylki|bpkn
  kecewa berat|sekali|banget
  तिसऱ्यांदा|फसवणूक|फसवता|वाईट|भिकार|तक्रार .. सेवा|करेन|करीन|करणार|$
  জঘন্য|বাজে|প্রতারক|প্রতারণা|ঠকবাজ|অভিযোগ|চোর .. সার্ভিস|সেবা|করব|করবো|$
  তৃতীয়|চতুর্থ|তৃতীয়বার বার|বারের
  மோசமான|கேவலமான|மோசடி|ஏமாற்று*|புகார் .. சேவை*|செய்வேன்|சர்வீஸ்*|$
  மூன்றாவது|நான்காவது முறை*|தடவை*
  మోసం|చెత్త|దారుణమైన|ఫిర్యాదు .. సర్వీస్|చేస్తా*|$
  ખરાબ|છેતરપિંડી|ફરિયાદ|બકવાસ .. સર્વિસ|સેવા|કરીશ|$
`)
