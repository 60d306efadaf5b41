import { matchesAny, phrases, wordsOf } from './phrases'

/** Whether somebody's health, life or rights may hang on the answer: then people answer, whatever the knowledge says. */
export function isDangerous(text: string): boolean {
  const words = wordsOf(text)
  return words.length > 0 && (matchesAny(words, HEALTH) || matchesAny(words, LAW))
}

/** Of those, where minutes count. */
export function isEmergency(text: string): boolean {
  return matchesAny(wordsOf(text), HEALTH)
}

const HEALTH = phrases(`
  chest pain|pains
  heart attack
  cant|cannot|not|isnt|stopped|difficulty|trouble|unable|hard .. breathe|breathing
  unconscious|fainted|overdose|overdosed|suicidal|suicide|anaphylaxis|seizure|seizures
  had|having a stroke
  he|she|husband|wife|mother|father|mom|mum|dad|son|daughter|child|baby collapsed
  severe|heavy|wont|not .. bleeding
  bleeding .. heavily|stop|badly|lot
  kill|killing|harm|harming|hurt|hurting|cut|cutting myself|himself|herself
  self harm|harming
  want|going|wish .. die|dead
  dont|not|never .. want|wanna to live|exist $|anymore|any|longer|like|here
  dont|not want to be alive
  no reason to live
  better off dead
  end my|his|her|own life
  end it all
  take|taking my|his|her|own life
  take|taking my|his|her own life
  took|taken|swallowed too many pills|tablets
  gas leak|leaking
  smell|smelling gas
  house|kitchen|room|building|shop|car .. on fire
  there is a fire $|in|at|here|please|now
  is|am|are choking
  raped
  beating|hitting me
  call|need|send .. ambulance
  swallowed|drank|ate .. poison|bleach|battery|pills|tablets|coin|magnet|magnets
  allergic reaction
  सीने|छाती .. दर्द
  सांस|साँस .. नहीं|तकलीफ|दिक्कत
  बेहोश|आत्महत्या|खुदकुशी|दौरा|एम्बुलेंस|एंबुलेंस
  दिल का दौरा
  हार्ट अटैक
  जीना .. नहीं|नही .. चाहता|चाहती|चाहते|है
  जीने .. मन नहीं|नही
  मर जाना|जाऊंगा|जाऊँगा|जाऊंगी|जाऊँगी
  मरना है
  खुद|आपको|अपने को .. मार|मारना|खत्म|नुकसान
  जिंदगी|ज़िंदगी|जीवन .. खत्म .. कर*|करना
  गैस लीक|रिसाव
  आग लग
  खून .. रुक|बह
  मरना चाहता|चाहती
  जान .. दे|देना|देने|दूंगा|दूंगी|दूँगा|दूँगी
  जहर .. खा|पी
  seene|chhati|chati|sine mein|me .. dard
  saans|sans nahi|nahin|lene|phool
  behosh|aatmahatya|khudkushi|khudkhushi
  marna chahta|chahti|chahata|hai
  mar jana|jaana|jaunga|jaungi
  jeena|jina .. nahi|nahin|nhi .. chahta|chahti|chahte|hai
  jeene|jine .. man|mann nahi|nahin|nhi
  jaan|jan de dunga|dungi|doonga|doongi|dena
  jaan dedunga|dedungi|dena|dunga|dungi
  apni jaan .. le|lena|lunga|lungi
  khud|aap|apne ko .. maar|maarna|khatam|khatm|nuksaan
  zindagi|jindagi .. khatam|khatm .. kar|karna|karunga|karungi|karni
  dil ka daura|dora|dauraa
  aag lag|lagi
  gas leak|lik
  khoon .. ruk|beh
  நெஞ்சு|மார்பு|நெஞ்சில்|மார்பில் வலி*
  மூச்சு .. விட*|திணறல்|திணறுகிறது|முடியவில்லை|முடியல|வரவில்லை|வரல
  மயக்கம்|மயங்கி*|தற்கொலை|மாரடைப்பு|ஆம்புலன்ஸ்|வலிப்பு
  ரத்தம்|இரத்தம் .. நிற்க*|வழிகிறது|கொட்டுகிறது
  சாக|சாகப் வேண்டும்|விரும்புகிறேன்|போகிறேன்|போறேன்
  சாகணும்|சாகலாம்|சாகனும்
  செத்துவிட*|செத்துடு*|செத்துப்போக*
  செத்து விட*|போக*
  உயிரோடு|உயிருடன்|வாழ|வாழவே .. விருப்பமில்லை|பிடிக்கவில்லை|பிடிக்கல|வேண்டாம்
  உயிரை .. விட*|மாய்*
  விஷம் .. குடி*|சாப்பிட்*
  nenju|nenjula|nenjil|maarbu vali*
  moochu|moochi .. vida*|mudiyala|thinaral|thinaruthu|varala
  saaganum|saganum|saagalam|sagalam
  saaga|saga|saaka poren|poraen|venum|virumburen
  sethuduven|sethudalam|setthuduven
  uyir|uyiroda|vaazha|vazha .. pidikkala|pidikala|vendam|virupamillai|ishtamilla
  tharkolai|mayangi*
  dolor|duele .. pecho
  dolor .. en .. pecho
  no puedo|puede respirar
  no respira
  no quiero|queria vivir $|mas|asi|ya
  no quiero seguir viviendo|vivo|viva
  quitarme|quitarse la vida
  acabar|terminar con mi|su vida
  quiero|voy .. acabar|terminar con todo
  hacerme dano
  me voy a matar|suicidar
  me estoy desangrando
  tome|tomo|tomado muchas|demasiadas pastillas
  ataque|paro cardiaco
  fuga|olor .. gas
  hay un incendio
  infarto|inconsciente|suicidio|suicidarme|sobredosis|ambulancia|convulsiones|convulsion
  quiero|voy morir|morirme|matarme
  me quiero matar|morir
  sangra|sangrando .. mucho|para
  dor .. peito
  nao respira|respirando
  nao esta|ta respirando
  nao quero .. viver|existir $|mais|assim
  nao quero mais viver|existir
  quero|vou .. acabar com tudo
  acabar com minha|a vida
  ataque|parada cardiaco|cardiaca
  tomei|tomou .. muitos|varios comprimidos|remedios
  vazamento|cheiro de gas
  me machucar|mutilar
  nao consigo|consegue respirar
  desmaiou|desmaiei|suicidar|suicidio|overdose|ambulancia|convulsao|convulsoes
  quero|vou morrer|matar
  quero|vou .. me matar|suicidar
  tirar minha|propria vida
  tirar a minha|propria vida
  sangrando|sangramento .. muito|para|forte
  *الم* .. *صدر*
  *تنفس* .. *استطيع*|صعوبه|صعوبة|قادر
  استطيع|اقدر|صعوبه|صعوبة|ضيق .. *تنفس*
  *انتحار*|*انتحر*|*اغمي*|*نوبه*|نوبة|*اسعاف*|*جلطه*|جلطة
  اريد|ابغى|ابغي|ابي|عايز|بدي|ودي ان|$ اموت
  اريد|ابغى|ابغي|ابي|عايز|بدي|ودي اموت
  لا|ما|مش|مابي اريد|ابغى|ابغي|ابي|عايز|بدي|ودي .. اعيش|العيش
  *اقتل*|انهي|*انهي*|ساوذي|اوذي|اذي نفسي|حياتي
  لا|ما|مش يتنفس|تتنفس|بيتنفس|بتتنفس|اتنفس|عم
  ينزف|تنزف|انزف|بينزف .. بشده|كثيرا|كتير|دم
  سكته|ذبحه|نوبه قلبيه|صدريه|دماغيه
  *تسرب* *غاز*
  فقد|فقدت *وعي*
  نزيف شديد|حاد|لا|قوي
`)

const LAW = phrases(`
  my|our|through|from lawyer|lawyers|attorney|solicitor|advocate
  legal notice|action|proceedings|steps
  sue|suing you|your|them|u|the
  take|taking|see|drag|go|going .. court
  consumer court|forum
  small claims
  lawsuit|subpoena|summons
  file|filing|filed|lodge|register .. fir|lawsuit|police|case
  police complaint|case
  मेरा|मेरे|हमारे वकील
  मुकदमा|केस .. करूंगा|करूँगा|करूंगी|करूँगी|करेंगे|दर्ज|ठोक*
  कोर्ट|अदालत .. जाऊंगा|जाऊँगा|जाऊंगी|जाऊँगी|जाएंगे|ले
  एफआईआर
  कानूनी कार्रवाई|नोटिस|कार्यवाही
  पुलिस .. शिकायत|रिपोर्ट|केस
  mera|mere|hamare vakil|vakeel
  mukadma|mukdma .. karunga|karungi|karenge|thok|dunga
  adalat .. jaunga|jaungi|jayenge|le
  kanooni|kanuni|qanooni karwai|karyawahi|notice|karwahi|karyavahi
  police .. complaint|report|case|fir
  court .. jaunga|jaungi|jayenge|le|case
  என்|எனது|எங்கள் வழக்கறிஞர்*|வக்கீல்*
  வழக்கு .. தொடர*|தொடுப்*|போடு*
  நீதிமன்ற*|கோர்ட்டுக்கு .. செல்*|போவ*|போக*
  சட்ட|சட்டப்படி நடவடிக்கை*|நோட்டீஸ்
  en|enga vakkeel
  vazhakku poduven|podren|potruven
  mi|nuestro abogado|abogada
  demanda|demandar|demandare|demandarlos|denuncia|denunciar|denunciare|juicio|tribunal|tribunales
  acciones|accion legales|legal
  meu|minha|nosso|nossa advogado|advogada
  processar|procon|tribunal
  acao|medidas judicial|legais|legal
  boletim de ocorrencia
  *محامي*|*محكمه*|محكمة|المحكمة|*مقاضاه*|مقاضاة|ساقاضيكم|*اقاضي*|قضائيه|قضائية
  *اجراء* *قانوني*
  شكوى|بلاغ .. *شرطه*|الشرطة|شرطة
`)
