// What the litmus tests share: boards for two players on two threads, who play
// games on them over and over, and a count of how the games end.
#pragma once

#include <array>
#include <chrono>
#include <cstddef>
#include <cstdio>
#include <thread>
#include <vector>

#include "meeting.hpp"

// Two variables, and what was found in them. Each has a cache line of its own
// (64 bytes on most processors, 128 on Apple's), so that the players meet in
// the variables and nowhere else.
struct Board {
  alignas(128) std::atomic<unsigned> x = 0;
  alignas(128) std::atomic<unsigned> y = 0;
  alignas(128) unsigned r1 = 0;
  alignas(128) unsigned r2 = 0;
};

// How often a game ended in which way: times[r1][r2].
using Outcomes = std::array<std::array<int, 2>, 2>;

// Sets up what is this player's, and looks at what is the other's: then both
// caches have a copy of the line, and whoever writes has to wait for it.
inline void prepare(std::vector<Board>& boards, Meeting& meeting,
                    std::atomic<unsigned> Board::* mine,
                    std::atomic<unsigned> Board::* others) {
  for (Board& board : boards) (board.*mine).store(0, std::memory_order_relaxed);
  meeting.meet();
  for (Board& board : boards) (board.*others).load(std::memory_order_relaxed);
  meeting.meet();
}

template <class Game>
void play_first(std::vector<Board>& boards, Meeting& meeting,
                Outcomes& outcomes) {
  prepare(boards, meeting, &Board::x, &Board::y);
  for (Board& board : boards) Game::first(board);
  meeting.meet();
  for (Board& board : boards) ++outcomes.at(board.r1).at(board.r2);
}

template <class Game>
void play_second(std::vector<Board>& boards, Meeting& meeting) {
  prepare(boards, meeting, &Board::y, &Board::x);
  for (Board& board : boards) Game::second(board);
  meeting.meet();
}

// Plays up to `most` rounds with a new second thread, and counts them. In each,
// every game is played on 100 boards, one game after the other, so that what
// else the machine does meets all of them. A round in which one player waited
// for long is not counted, and is the last: two threads that take turns on one
// processor play no game. Returns the number of rounds.
template <class... Games>
int play_some(int most, std::array<Outcomes, sizeof...(Games)>& counted) {
  std::vector<Board> boards(100);
  Meeting meeting;
  bool is_over = false;  // written before a meeting, and read after it
  std::thread second([&] {
    while (meeting.meet(), !is_over) {
      (play_second<Games>(boards, meeting), ...);
    }
  });
  meeting.meet();  // until it has started
  int rounds = 0;
  for (const int naps = meeting.naps(); !is_over;) {
    auto outcomes = counted;
    std::size_t game = 0;
    (play_first<Games>(boards, meeting, outcomes[game++]), ...);
    const bool is_disturbed = meeting.naps() != naps;
    if (!is_disturbed) {
      counted = outcomes;
      ++rounds;
    }
    is_over = is_disturbed || rounds == most;
    meeting.meet();
  }
  second.join();
  return rounds;
}

// 2,000 rounds, or as many as there are in three seconds. Each new thread may
// find a processor of its own.
template <class... Games>
std::array<Outcomes, sizeof...(Games)> play() {
  std::array<Outcomes, sizeof...(Games)> counted = {};
  const auto end = std::chrono::steady_clock::now() + std::chrono::seconds(3);
  for (int rounds = 0;
       rounds < 2'000 && std::chrono::steady_clock::now() < end;) {
    rounds += play_some<Games...>(2'000 - rounds, counted);
  }
  return counted;
}

inline void print(const char* name, const Outcomes& times) {
  std::printf("%-17s 0 0: %d  0 1: %d  1 0: %d  1 1: %d\n", name, times[0][0],
              times[0][1], times[1][0], times[1][1]);
}
