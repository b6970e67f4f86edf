import type { GroupCategory } from '@parley/contract/groups';
import { rivalLines } from './rivals.ts';

/** Groups that somebody might know by name: `name | category | tags | members | description`. */
const lines = `
Gaming Lounge | gaming | games, chill | 4200 | Any game, any platform. Find somebody to play with tonight.
Café Society | community | coffee, talk | 830 | Slow mornings, good coffee, long conversations.
Synth Club | music | synths, hardware | 1250 | Modular, analog and everything with knobs.
JavaScript Corner | science | code, web | 5100 | Questions and answers about the language of the web.
日本語を学ぶ | education | japanese, languages | 640 | 初心者から上級者まで、一緒に勉強しましょう。
Rust Evangelists | science | code, systems | 2300 | Borrow checker support group.
Retro Consoles | gaming | consoles, retro | 1700 | Cartridges, scan lines and the smell of warm plastic.
Speedrun Central | gaming | speedrun, records | 2900 | Routes, timers and world records.
Dungeon Masters Guild | gaming | tabletop, rpg | 1900 | For those who sit behind the screen.
Chess Café | gaming | chess, boards | 3100 | Openings, endgames and casual blitz.
Go Players Union | gaming | go, boards | 410 | Nineteen by nineteen, from first stones to dan.
Catan & Friends | gaming | boards, evenings | 720 | Wood for sheep?
Nordic LARP | gaming | larp, costumes | 260 | Live role play in the forests of the north.
Minecraft Architects | gaming | building, minecraft | 6400 | Castles, cities and redstone computers.
Fighting Game Dojo | gaming | fighting, versus | 1400 | Frame data, lab sessions, weekly brackets.
Pinball Wizards | gaming | pinball, arcades | 190 | Silver balls, flippers and where to find them.
Indie Game Makers | gaming | gamedev, indie | 2200 | Show what you build, get honest comments.
Bass Players United | music | bass, low end | 980 | Four strings or more.
Techno Bunker | music | techno, electronic | 3300 | Dark rooms and long sets.
Jazz After Midnight | music | jazz, live | 1150 | Standards, improvisation and smoke.
Vinyl Diggers | music | records, vinyl | 1600 | Crates, pressings and turntables.
Opera Glasses | music | opera, classical | 310 | Premieres, singers and cheap seats.
Choir Without Fear | music | singing, choir | 450 | Everybody can sing.
Guitar Pedal Hoarders | music | guitar, effects | 2050 | One more overdrive will fix it.
Lo-fi Beats | music | beats, study | 7200 | Music to study and relax to.
Metal Forge | music | metal, heavy | 2600 | Riffs, growls and festivals.
Piano from Zero | music | piano, lessons | 870 | Learning as adults, hands separately first.
Kraków Folk Dancers | music | folk, dance | 150 | Oberek, polka and mazurka every Thursday.
Songwriters Circle | music | songs, lyrics | 690 | Bring an unfinished verse.
Field Recording | music | sound, nature | 220 | Microphones in the rain.
Español para Todos | education | spanish, languages | 1350 | Practicar español con gente amable.
Deutsch am Abend | education | german, languages | 780 | Wir üben jeden Abend eine halbe Stunde.
Français Facile | education | french, languages | 940 | Parler français sans avoir peur.
Latin Reading Room | education | latin, classics | 130 | Caesar, Ovid and a dictionary.
Sign Language Practice | education | signing, deaf | 360 | Video rooms for learners and natives.
Calculus Rescue | education | maths, homework | 1450 | Limits, integrals and moral support.
History Nerds | education | history, books | 2400 | From cuneiform to the cold war.
Exam Panic Room | education | exams, study | 3800 | Breathe in, open the book, breathe out.
Teachers' Lounge | education | teaching, school | 1020 | What worked in class today.
Homeschool Network | education | homeschool, parents | 540 | Curricula, trips and sanity.
Philosophy Pub | education | philosophy, debate | 1180 | One question a week, no final answers.
Thesis Writers | education | writing, phd | 890 | Two hundred words a day.
Geography Quizzers | education | maps, quiz | 610 | Flags, capitals and odd borders.
Debate Society | education | debate, speaking | 470 | Motions on Friday, rebuttals on Saturday.
Night Sky Observers | science | astronomy, telescopes | 2700 | Planets, nebulae and clear nights.
Machine Learning Papers | science | ai, papers | 4800 | One paper each week, read closely.
Home Lab Heroes | science | servers, selfhosting | 3500 | Racks in closets and quiet fans.
Linux Beginners | science | linux, help | 5600 | No question is too small.
Arduino Workshop | science | electronics, makers | 1950 | Sensors, motors and blinking lights.
3D Printing Bay | science | printing, makers | 2100 | First layers and final finishes.
Mushroom Identification | science | fungi, nature | 1300 | Do not eat it until three people agree.
Bird Watchers | science | birds, nature | 1750 | Songs, sightings and spring migration.
Quantum Coffee Break | science | physics, quantum | 520 | Superpositions over espresso.
Amateur Radio Net | science | radio, ham | 430 | Call signs and clear channels.
Electric Vehicles | science | ev, cars | 2850 | Range, chargers and road trips.
Database Whisperers | science | sql, postgres | 1220 | Query plans read aloud.
Cybersecurity Watch | science | security, hacking | 3900 | Advisories, write-ups and capture the flag.
Climate Data Club | science | climate, data | 380 | Open data about a warming planet.
Rocket Launch Party | science | space, rockets | 2500 | Watching countdowns together.
Open Street Mappers | science | maps, open data | 330 | Surveying the neighbourhood, one hydrant at a time.
Movie Night | entertainment | film, evenings | 5300 | One film every Saturday, votes on Thursday.
Anime Alley | entertainment | anime, manga | 6100 | Seasonal shows and old favourites.
Sci-Fi Book Club | entertainment | books, scifi | 1650 | A novel a month, spoilers behind bars.
Podcast Makers | entertainment | podcast, audio | 740 | Microphones, editing and finding listeners.
Stand-up Open Mic | entertainment | comedy, stage | 560 | Five minutes, kind audience.
True Crime Evenings | entertainment | crime, podcast | 1900 | Cold cases, warm tea.
Horror Hour | entertainment | horror, film | 1480 | Lights off.
Puzzle Hunters | entertainment | puzzles, riddles | 640 | Ciphers, crosswords and escape rooms.
K-Drama Couch | entertainment | korea, series | 2750 | Tears, rain and second leads.
Cosplay Workshop | entertainment | cosplay, sewing | 1550 | Foam, thread and conventions.
Magic Tricks | entertainment | magic, cards | 290 | Sleight of hand, explained to members only.
Comics & Ink | entertainment | comics, drawing | 1120 | Panels, inking and new releases.
Fantasy Football Office | entertainment | football, league | 2080 | Drafts, trades and gloating.
Formula Pit Wall | entertainment | racing, motorsport | 3250 | Strategy calls and live timing.
Running Buddies | community | running, fitness | 2350 | From the couch to the marathon.
Allotment Neighbours | community | garden, vegetables | 480 | Beans, compost and gossip over the fence.
Plant Parents | community | plants, home | 3050 | Is this leaf supposed to be yellow?
Sourdough Bakers | community | bread, baking | 1850 | Starters, crumb and ovens.
Dog Owners | community | dogs, pets | 4100 | Walks, training and wet noses.
Cat Pictures | community | cats, pets | 6900 | Exactly that.
New in Town | community | friends, meetups | 1250 | Just moved? Say hello.
Parents of Toddlers | community | parents, kids | 1620 | Sleep, snacks and small victories.
Bike Repair Kitchen | community | cycling, repair | 570 | Bring the bike, we have the tools.
Knit & Natter | community | knitting, crafts | 1010 | Stitches and small talk.
Vegan Potluck | community | vegan, cooking | 920 | Recipes and shared tables.
Women Who Code | community | women, code | 2950 | Mentors, meetups and job leads.
Expats in Zürich | community | expats, switzerland | 1080 | Permits, flats and fondue.
Freelancers' Guild | community | freelance, work | 1390 | Rates, contracts and lonely lunches.
Quiet Readers | community | books, quiet | 680 | We read together and say nothing.
Mental Health Check-in | community | health, support | 2150 | How are you, really?
Hiking the Alps | community | hiking, mountains | 1430 | Huts, weather and tired legs.
Tiny House Dreamers | community | housing, building | 440 | Living well in twenty square metres.
Volunteer Firefighters | community | rescue, volunteers | 210 | Drills, stories and gear.
Personal Finance Basics | other | money, saving | 2650 | Budgets before bets.
Job Hunters | other | jobs, career | 1980 | Applications, interviews and good news.
Second-hand Market | other | market, trade | 3400 | Sell it, swap it, give it away.
Lost and Found | other | lost, help | 170 | Keys, cats and umbrellas.
Beta Testers Wanted | other | testing, software | 510 | Try new things before they work.
Random Thoughts | other | random, talk | 1340 | Whatever comes to mind.
Sleep Better | other | sleep, health | 760 | Going to bed on time, mostly.
`;

export interface CorpusGroup {
  name: string;
  category: GroupCategory;
  tags: string[];
  members: number;
  description: string;
  /** Messages in a week, the older ones counting less. */
  activity: number;
}

export const knownGroups: CorpusGroup[] = [lines, rivalLines].flatMap((text) => text.trim().split('\n')).map(groupOf);

function groupOf(line: string): CorpusGroup {
  const [name = '', category = '', tags = '', members = '', description = '', activity] = line.split(' | ');
  const count = Number(members);
  return {
    name,
    category: category as GroupCategory,
    tags: tags.split(', '),
    members: count,
    description,
    activity: Number(activity ?? Math.round(count / 10)),
  };
}
