// How many handles to the driver a hundred sockets need.
#include <iostream>
#include <set>
#include <vector>

#include "afd_group.hpp"
#include "port.hpp"

using namespace minimio;

int main() {
  Port port = Port::create().value();
  AfdGroup group(port);
  std::vector<AfdGroup::Place> places;
  const auto handles = [&] {
    std::set<AfdGroup::Member*> members;
    for (const auto& place : places) members.insert(place.get());
    return members.size();
  };
  while (places.size() < 100) places.push_back(group.join().value());
  std::cout << places.size() << " sockets, " << handles() << " handles\n";
  places.erase(places.begin(), places.begin() + 40);
  std::cout << places.size() << " sockets, " << handles() << " handles\n";
  while (places.size() < 100) places.push_back(group.join().value());
  std::cout << places.size() << " sockets, " << handles() << " handles\n";
}
